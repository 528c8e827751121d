using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Trust;

namespace FastCluster.Grains.Trust;

/// <summary>Stored state of a trust anchor. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.AnchorState")]
internal sealed class AnchorState
{
    /// <summary>Current content, or null while undeclared.</summary>
    [Id(0)]
    public AnchorSnapshot? Snapshot { get; set; }

    /// <summary>Log entries that the last write promised.</summary>
    [Id(1)]
    public List<RevocationEntry> Owed { get; set; } = [];
}
