namespace FastCluster.Silo.Storage;

/// <summary>Settings of a store on the network.</summary>
internal sealed record RemoteStoreOptions
{
    /// <summary>Gives the connection string; called again when a connection is made. A secret.</summary>
    public required Func<string> ConnectionString { get; init; }

    /// <summary>Start of keys or of the table name, 3 to 32 lower-case letters and digits, a letter first.</summary>
    public string Name { get; init; } = "fastcluster";

    /// <summary>Time for one answer, whole seconds, 1 s to 1 min. Default 3 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Most operations at once, waiting ones included, 16 to 1,000,000; a further one is refused. Default 8,192.</summary>
    public int QueueLimit { get; init; } = 8_192;

    /// <summary>Most writes in one transaction, 1 to 512. Default 512.</summary>
    public int BatchLimit { get; init; } = 512;

    /// <summary>Whether a store that can lose acknowledged writes is accepted. Default no.</summary>
    public bool AcceptsWeakDurability { get; init; }

    /// <summary>Largest encoded state in bytes, the same for all stores.</summary>
    public const int StateBytesLimit = 16_777_216;
}
