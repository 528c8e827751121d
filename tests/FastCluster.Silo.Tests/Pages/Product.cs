using System.Reflection;

namespace FastCluster.Silo.Tests.Pages;

/// <summary>The assemblies that a node consists of.</summary>
internal static class Product
{
    private const BindingFlags Declared =
        BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Types =>
        new[]
        {
            typeof(Udap.Jwt.JwtParser),
            typeof(Contracts.Decisions.Decision),
            typeof(Grains.FastClusterGrains),
            typeof(Api.FastClusterApi),
            typeof(Pki.CertifiedKey),
            typeof(Silo.Hosting.FastClusterHost),
        }.SelectMany(type => type.Assembly.GetTypes());

    public static IEnumerable<MethodInfo> Methods => Types.SelectMany(type => type.GetMethods(Declared));
}
