using System.Collections;
using System.Reflection;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Tests.Configuration;

/// <summary>The manual's table and the settings classes cannot differ.</summary>
public sealed class ConfigurationPageTests
{
    [Fact]
    public void Page_Table_NamesEverySettingAndNoOther()
    {
        var listed = File.ReadAllLines(FindPage())
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);

        Assert.Equal(
            Walk(typeof(FastClusterOptions), "").Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<string> Walk(Type type, string prefix)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsSetting))
        {
            var isList =
                property.PropertyType.IsGenericType
                && property.PropertyType.GetGenericArguments() is [_]
                && property.PropertyType.IsAssignableTo(typeof(IEnumerable));
            var item = isList ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            var path = prefix + char.ToLowerInvariant(property.Name[0]) + property.Name[1..] + (isList ? "[]" : "");
            yield return path;
            foreach (var below in IsSection(item) ? Walk(item, path + ".") : [])
            {
                yield return below;
            }
        }
    }

    private static bool IsSetting(PropertyInfo property) =>
        property.CanWrite && property.GetCustomAttribute<UnboundAttribute>() is null;

    private static bool IsSection(Type type) =>
        type.Namespace!.StartsWith("FastCluster.", StringComparison.Ordinal)
        && !type.IsEnum
        && !type.Name.Equals("CodeList", StringComparison.Ordinal);

    private static string FindPage()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FastCluster.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository was not found.");
        }

        return Path.Combine(folder.FullName, "docs", "configuration.md");
    }
}
