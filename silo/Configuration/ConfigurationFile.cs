namespace FastCluster.Silo.Configuration;

/// <summary>Finds the configuration file.</summary>
public static class ConfigurationFile
{
    /// <summary>The data folder where none is named.</summary>
    public const string DefaultDataFolder = "data";

    /// <summary>Which file counts: the named one, else the one in the data folder, else the one in the working folder.</summary>
    /// <param name="named">Path given by the operator, or null.</param>
    /// <param name="dataFolder">Data folder given by the operator, or null for <c>data</c>.</param>
    /// <param name="workingFolder">Full path of the working folder.</param>
    /// <returns>Full path, or null when none was named and none exists.</returns>
    public static string? Find(string? named, string? dataFolder, string workingFolder)
    {
        if (named is not null)
        {
            return Path.GetFullPath(named, workingFolder);
        }

        string[] candidates =
        [
            Path.Combine(workingFolder, dataFolder ?? DefaultDataFolder, FastClusterOptions.FileName),
            Path.Combine(workingFolder, FastClusterOptions.FileName),
        ];
        return Array.Find(candidates, File.Exists);
    }
}
