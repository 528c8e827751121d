namespace FastCluster.Contracts.Tokens;

/// <summary>One use of a refresh token by its proven client.</summary>
/// <param name="Number">Number of the token in its family, from 1.</param>
/// <param name="GraceSeconds">How long the newest but one gives the same successor again (REF-06).</param>
/// <param name="IdleSeconds">How long a token may lie unused (REF-08).</param>
/// <param name="LifeSeconds">How long a family may live (REF-08).</param>
[GenerateSerializer, Immutable, Alias("fc.RefreshUse")]
public sealed record RefreshUse(
    [property: Id(0)] int Number,
    [property: Id(1)] int GraceSeconds,
    [property: Id(2)] long IdleSeconds,
    [property: Id(3)] long LifeSeconds
);
