namespace FastCluster.Contracts.Tokens;

/// <summary>What became of a use of a refresh token.</summary>
/// <param name="Reason">Why it was refused, or none.</param>
/// <param name="Number">Number of the successor when it was not refused.</param>
/// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
[GenerateSerializer, Immutable, Alias("fc.RefreshVerdict")]
public sealed record RefreshVerdict(
    [property: Id(0)] RejectionReason Reason,
    [property: Id(1)] int Number = 0,
    [property: Id(2)] TimeSpan? RetryAfter = null
);
