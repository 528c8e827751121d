namespace FastCluster.Silo.Configuration;

/// <summary>Finds the connection string of the store or of the cluster. It is a secret: never in a log or a message.</summary>
internal static class ConnectionText
{
    /// <summary>The connection string of the store, see <see cref="Find(ClusteringOptions)"/>.</summary>
    /// <param name="storage">Settings.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Find(StorageOptions storage) => Find(storage.ConnectionString, storage.ConnectionStringFile);

    /// <summary>The connection string, read again from its file if it has one; null when none is configured.</summary>
    /// <param name="cluster">Settings.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Find(ClusteringOptions cluster) =>
        Find(cluster.ConnectionString, cluster.ConnectionStringFile);

    private static string? Find(string? text, string? file) =>
        file is null ? text : File.ReadAllText(file).TrimEnd('\r', '\n');
}
