using FastCluster.Contracts.Revocations;

namespace FastCluster.Grains.Authorization;

/// <summary>The stored row of a person.</summary>
[GenerateSerializer, Alias("fc.PersonState")]
internal sealed record PersonState
{
    /// <summary>What was allowed, newest first.</summary>
    [Id(0)]
    public List<Allowance> Allowances { get; init; } = [];

    /// <summary>Revocations that a durable change still owes the log.</summary>
    [Id(1)]
    public List<RevocationEntry> Owed { get; init; } = [];
}
