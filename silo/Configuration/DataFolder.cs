using FastCluster.Silo.Hosting;
using FastCluster.Silo.Keys;

namespace FastCluster.Silo.Configuration;

/// <summary>The folder of everything that a node stores.</summary>
internal static class DataFolder
{
    /// <summary>Makes the folder when missing, and tries to write wherever a node will.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="role">What the process does.</param>
    /// <exception cref="InvalidConfigurationException">The node could not write there.</exception>
    public static void ThrowIfReadOnly(FastClusterOptions options, NodeRole role)
    {
        var isStoreHere = options.Storage.Provider == StoreProvider.Embedded;
        string[] actors = isStoreHere ? ["keys", "store"] : ["keys"];
        ThrowIfReadOnly(options.DataFolder, [options.Audit.Folder, .. role.HasActors() ? actors : []]);
    }

    /// <summary>Makes the folder when missing, and tries to write in some parts of it.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="parts">Names of folders; where one is still missing, the folder itself must let it be made.</param>
    /// <exception cref="InvalidConfigurationException">Nothing can be written there.</exception>
    public static void ThrowIfReadOnly(string folder, params string[] parts)
    {
        var places = parts
            .Select(name => Path.Combine(folder, name))
            .Select(part => Path.Exists(part) ? part : folder)
            .Distinct(StringComparer.Ordinal);
        ConfigurationCheck.ThrowIfAny(places.SelectMany(TryWrite));
    }

    private static IEnumerable<ConfigurationFault> TryWrite(string folder)
    {
        try
        {
            PrivateFile.CreateFolder(folder);
            using var probe = new FileStream(
                Path.Combine(folder, $"{Guid.NewGuid():N}.probe"),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            return [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [new("dataFolder", "is a folder in which the node can write", $"{folder} ({fault.Message})")];
        }
    }
}
