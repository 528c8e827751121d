using System.Collections;

namespace FastCluster.Silo.Configuration;

/// <summary>Environment variables that set something, spelled as the operator did.</summary>
internal static class EnvironmentSettings
{
    /// <summary>The variables that set a setting, or something in it, in ordinal order.</summary>
    /// <param name="setting">Path of the setting, for example <c>authorizationServers[0].id</c>.</param>
    public static IEnumerable<string> Find(string setting)
    {
        var name = setting.Replace("[", "__", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var variable = FastClusterOptions.EnvironmentPrefix + name.Replace(".", "__", StringComparison.Ordinal);
        return Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .Where(key => $"{key}__".StartsWith($"{variable}__", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
    }
}
