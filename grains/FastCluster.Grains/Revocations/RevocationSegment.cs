using FastCluster.Contracts.Revocations;

namespace FastCluster.Grains.Revocations;

/// <summary>Up to <see cref="Capacity"/> consecutive entries: one row, so that an append rewrites a bounded number of bytes.</summary>
[GenerateSerializer, Alias("fc.RevocationSegment")]
internal sealed class RevocationSegment
{
    /// <summary>Entries per segment.</summary>
    public const int Capacity = 256;

    /// <summary>The entries in order.</summary>
    [Id(0)]
    public List<RevocationEntry> Entries { get; set; } = [];
}
