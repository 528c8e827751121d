using FastCluster.Contracts.Revocations;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// Head row of a log shard: where the live segments stand, and the few facts that outlive them. Fields are appended,
/// never renumbered.
/// </summary>
[GenerateSerializer, Alias("fc.RevocationLogHead")]
internal sealed class RevocationLogHead
{
    /// <summary>Oldest segment that may hold a relevant entry, from 1; 0 before the first append.</summary>
    [Id(0)]
    public long FirstSegment { get; set; }

    /// <summary>Segment that is being filled.</summary>
    [Id(1)]
    public long LastSegment { get; set; }

    /// <summary>Distrusted certificates and CAs, as their entries.</summary>
    [Id(2)]
    public List<RevocationEntry> Distrusted { get; set; } = [];

    /// <summary>URLs of all CRLs ever accepted: a node loads them before it is ready.</summary>
    [Id(3)]
    public HashSet<string> CrlUrls { get; set; } = [];

    /// <summary>
    /// Every epoch that is raised from now on is above it. Grows when the store was restored: the lost store may have
    /// raised epochs that are not known here, and issued tokens that name them.
    /// </summary>
    [Id(4)]
    public uint EpochBase { get; set; }

    /// <summary>The same facts; a change of its collections is none of this one's.</summary>
    public RevocationLogHead Copy()
    {
        var copy = (RevocationLogHead)MemberwiseClone();
        copy.Distrusted = [.. Distrusted];
        copy.CrlUrls = [.. CrlUrls];
        return copy;
    }
}
