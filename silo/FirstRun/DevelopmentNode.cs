using FastCluster.Silo.Keys;

namespace FastCluster.Silo.FirstRun;

/// <summary>Prepares a folder in which a development node starts without any preparation by its user.</summary>
public static class DevelopmentNode
{
    private const string MarkText =
        "Certificates of a development community. They are renewed in place at each start; do not trust them elsewhere.\n";

    /// <summary>Makes what is missing and renews what is near its end; a configuration that is there is never changed.</summary>
    /// <param name="dataFolder">Full path of the data folder.</param>
    /// <param name="now">The time.</param>
    /// <returns>Where everything is.</returns>
    /// <exception cref="IOException">The folder cannot be written, or holds certificates of somebody else.</exception>
    public static DevelopmentFiles Prepare(string dataFolder, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        var files = new DevelopmentFiles(dataFolder);
        PrivateFile.CreateFolder(files.DataFolder);
        Claim(files);
        new DevelopmentCommunity(files, WholeSeconds(now)).Refresh();
        if (!File.Exists(files.Configuration))
        {
            PrivateFile.WriteNew(files.Configuration, DevelopmentConfiguration.Text);
        }

        return files;
    }

    /// <summary>Whether a configuration file belongs to a community that was made on the spot in the same folder.</summary>
    /// <param name="configurationFile">Full path of the configuration file.</param>
    public static bool IsOwnerOf(string configurationFile)
    {
        var folder = Path.GetDirectoryName(configurationFile);
        return folder is not null && new DevelopmentFiles(folder) is var files && File.Exists(files.Mark);
    }

    /// <summary>Certificates that a person keeps there are never written over.</summary>
    private static void Claim(DevelopmentFiles files)
    {
        if (File.Exists(files.Mark))
        {
            return;
        }

        if (Directory.Exists(files.PkiFolder) && Directory.EnumerateFileSystemEntries(files.PkiFolder).Any())
        {
            throw new IOException(
                $"The folder {files.PkiFolder} holds files that no development node made. Name a configuration file or another data folder."
            );
        }

        PrivateFile.CreateFolder(files.PkiFolder);
        PrivateFile.WriteNew(files.Mark, MarkText);
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
