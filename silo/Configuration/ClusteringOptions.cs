using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>Makes the node one of a cluster.</summary>
public sealed record ClusteringOptions
{
    /// <summary>
    /// Where nodes find each other: <c>None</c>, <c>PostgreSql</c>, <c>Redis</c> or <c>AzureTables</c>. Anything but
    /// <c>None</c> needs a store that all nodes share. Default <c>None</c>: the node is alone.
    /// </summary>
    public ClusterProvider Provider { get; init; } = ClusterProvider.None;

    /// <summary>Connection string of the provider. Never logged.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// File with the connection string, in place of the setting; its last line end is left out. PostgreSQL: a changed
    /// password in it counts for the next connection.
    /// </summary>
    [FileSetting]
    public string? ConnectionStringFile { get; init; }

    /// <summary>Name of the cluster: letters, digits, hyphen, 1 to 63. Nodes of one name form one cluster. Default <c>fastcluster</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9-]{0,62}$")]
    public string ClusterId { get; init; } = "fastcluster";

    /// <summary>IP address at which the other nodes reach this one. Default <c>127.0.0.1</c>.</summary>
    [Required]
    [IpAddress]
    public string AdvertisedAddress { get; init; } = "127.0.0.1";

    /// <summary>Port for the other nodes, 1 to 65535. Default 11111.</summary>
    [Range(1, 65_535)]
    public int SiloPort { get; init; } = 11_111;

    /// <summary>Port for API nodes, 1 to 65535. Default 30000.</summary>
    [Range(1, 65_535)]
    public int GatewayPort { get; init; } = 30_000;

    /// <summary>How long a node waits for the answer to one probe of another, 500 ms to 30 s. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5000000", "00:00:30")]
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long an answer to a probe may take at the most when the prober itself is slow, 500 ms to 60 s; three times this
    /// passes before a frozen node is given up. Default 1.5 s; 2 s and more where CPU is scarce.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.5000000", "00:01:00")]
    public TimeSpan MaximumProbeTimeout { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// How long a node speaks for its actors after the membership table last showed it alive, 1 s to 10 s; a successor
    /// acknowledges no revocation before it has passed. Default 2 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:10")]
    public TimeSpan OwnershipLease { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long more than half of three or more nodes keep each other's leases alive while the membership table does not
    /// answer, 0 to 10 min. Default 90 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StoreOutageTolerance { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a call to another node may take, 1 s to 30 s. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Mutual TLS between nodes. Required outside Development unless every address is loopback.</summary>
    public ClusterTlsOptions? Tls { get; init; }

    /// <summary>Whether the node is one of a cluster.</summary>
    [Unbound]
    public bool IsClustered => Provider != ClusterProvider.None;

    /// <summary>Name of the stopped cluster on whose store a verb works alone; null for a node.</summary>
    [Unbound]
    public string? StoppedClusterId { get; init; }
}
