using FastCluster.Contracts.Authorization;
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

/// <summary>What one app was allowed.</summary>
/// <param name="App">What the person sees of it.</param>
/// <param name="Families">Refresh families that may have come of it, newest first.</param>
[GenerateSerializer, Immutable, Alias("fc.Allowance")]
internal sealed record Allowance([property: Id(0)] AllowedApp App, [property: Id(1)] string[] Families);
