namespace FastCluster.Silo.Configuration;

/// <summary>Finds the configuration file.</summary>
public static class ConfigurationFile
{
    /// <summary>The data folder where none is named.</summary>
    public const string DefaultDataFolder = "data";

    /// <summary>
    /// Which file counts: the named one, else the one in the named data folder, else the one in <c>data</c>, else the one in
    /// the working folder.
    /// </summary>
    /// <param name="named">Path given by the operator, or null.</param>
    /// <param name="dataFolder">Data folder given by the operator, or null.</param>
    /// <param name="workingFolder">Full path of the working folder.</param>
    /// <returns>Full path, or null when none was named and none exists.</returns>
    public static string? Find(string? named, string? dataFolder, string workingFolder)
    {
        if (named is not null)
        {
            return Path.GetFullPath(named, workingFolder);
        }

        string[] folders = dataFolder is null ? [DefaultDataFolder, ""] : [dataFolder];
        var candidates = Array.ConvertAll(
            folders,
            folder => Path.Combine(workingFolder, folder, FastClusterOptions.FileName)
        );
        return Array.Find(candidates, File.Exists);
    }
}
