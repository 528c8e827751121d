using System.ComponentModel.DataAnnotations;
using FastCluster.Api.Admin;
using FastCluster.Api.Quotas;
using FastCluster.Grains.Keys;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.StatusLists;
using FastCluster.Grains.Tokens;
using FastCluster.Grains.Trust;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>
/// The whole configuration of a node: the file <c>fastcluster.json</c> with names in camel case, overridden by environment
/// variables such as <c>FASTCLUSTER__LISTENERS__PUBLIC__URL</c> (list items by number). Relative paths count from the
/// folder of the file.
/// </summary>
public sealed record FastClusterOptions
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "fastcluster.json";

    /// <summary>Start of the names of environment variables.</summary>
    public const string EnvironmentPrefix = "FASTCLUSTER__";

    /// <summary><c>Development</c> or <c>Production</c>. Default <c>Production</c>.</summary>
    public NodeEnvironment Environment { get; init; } = NodeEnvironment.Production;

    /// <summary>Folder of everything that the node stores; made when missing. Default <c>data</c>.</summary>
    [Required]
    [FileSetting]
    public string DataFolder { get; init; } = "data";

    /// <summary>Where the node listens.</summary>
    public ListenersOptions Listeners { get; init; } = new();

    /// <summary>The cluster that the node belongs to; none unless configured.</summary>
    public ClusteringOptions Cluster { get; init; } = new();

    /// <summary>Where the states of actors are kept.</summary>
    public StorageOptions Storage { get; init; } = new();

    /// <summary>The stream of decisions.</summary>
    public AuditOptions Audit { get; init; } = new();

    /// <summary>Key-encryption keys and the watch over the server's certificates.</summary>
    public KeysOptions Keys { get; init; } = new();

    /// <summary>Everything outbound.</summary>
    public OutboundOptions Outbound { get; init; } = new();

    /// <summary>What is sent to those who watch the node.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>Replay protection.</summary>
    public ReplayOptions Replay { get; init; } = new();

    /// <summary>Revocation log and index.</summary>
    public RevocationOptions Revocation { get; init; } = new();

    /// <summary>Signed status lists, for resource servers that follow the standard instead of the feed.</summary>
    public StatusListOptions StatusLists { get; init; } = new();

    /// <summary>Rotation of the server's own keys.</summary>
    public KeyRingOptions KeyRing { get; init; } = new();

    /// <summary>CRL fetching and path caches.</summary>
    public TrustOptions Trust { get; init; } = new();

    /// <summary>Quotas by source, and the admission budget of registrations.</summary>
    public QuotaOptions Quotas { get; init; } = new();

    /// <summary>Who may use the admin listener; nobody until configured.</summary>
    public AdminOptions Admin { get; init; } = new();

    /// <summary>The authorization servers of this deployment, 1 to 1,000.</summary>
    [MinLength(1)]
    [MaxLength(1_000)]
    public IReadOnlyList<AuthorizationServerOptions> AuthorizationServers { get; init; } = [];
}
