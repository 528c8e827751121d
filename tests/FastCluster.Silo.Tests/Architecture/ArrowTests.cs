using System.Xml.Linq;

namespace FastCluster.Silo.Tests.Architecture;

/// <summary>The arrows between projects are those of the ADR, and no others.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("grains/FastCluster.Udap")]
    [InlineData("grains/FastCluster.Pki")]
    [InlineData("grains/FastCluster.Contracts", "FastCluster.Udap")]
    [InlineData("grains/FastCluster.Grains", "FastCluster.Contracts")]
    [InlineData("api/FastCluster.Api", "FastCluster.Contracts")]
    [InlineData("api/FastCluster.ResourceServer", "FastCluster.Udap")]
    [InlineData("silo", "FastCluster.Api", "FastCluster.Grains", "FastCluster.Pki")]
    public void Project_References_AreThoseOfTheDecision(string folder, params string[] expected)
    {
        var project = Directory.GetFiles(Path.Combine(Root(), folder), "*.csproj").Single();

        var references = XDocument
            .Load(project)
            .Descendants("ProjectReference")
            .Select(reference =>
                Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
            );

        Assert.Equal(expected.Order(StringComparer.Ordinal), references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ProtocolProject_Packages_HoldNoHostAndNoActors()
    {
        var names = typeof(Udap.Jwt.JwtParser).Assembly.GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(
            names,
            name =>
                name.StartsWith("Orleans", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        );
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FastCluster.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution was not found.");
        }

        return folder.FullName;
    }
}
