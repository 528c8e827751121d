using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Tokens;

namespace FastCluster.Grains.Authorization;

/// <summary>The stored row of a refresh family.</summary>
[GenerateSerializer, Alias("fc.RefreshFamilyState")]
internal sealed record RefreshFamilyState
{
    /// <summary>What it may; null when it ended before it began.</summary>
    [Id(0)]
    public RefreshFamily? Family { get; init; }

    /// <summary>Number of the newest token, from 1.</summary>
    [Id(1)]
    public int Number { get; init; }

    /// <summary>When the newest token was made, unix milliseconds.</summary>
    [Id(2)]
    public long RotatedAt { get; init; }

    /// <summary>Whether it is dead for ever.</summary>
    [Id(3)]
    public bool IsEnded { get; init; }

    /// <summary>Revocations that a durable change still owes the log.</summary>
    [Id(4)]
    public List<RevocationEntry> Owed { get; init; } = [];
}
