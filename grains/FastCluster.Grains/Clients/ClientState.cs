using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Revocations;

namespace FastCluster.Grains.Clients;

/// <summary>Stored record of a client. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.ClientState")]
internal sealed class ClientState
{
    /// <summary>Current snapshot, or null before the first registration.</summary>
    [Id(0)]
    public ClientSnapshot? Snapshot { get; set; }

    /// <summary>
    /// Log entries that the last write promised: an activation that finds some appends them again, which kills nothing
    /// that lives.
    /// </summary>
    [Id(1)]
    public List<RevocationEntry> Owed { get; set; } = [];

    /// <summary>The newest statements, newest first: one that arrives again, when its node was lost, changes nothing.</summary>
    [Id(2)]
    public CarriedOutStatement[] CarriedOut { get; set; } = [];
}
