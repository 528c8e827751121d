namespace FastCluster.Contracts.Tokens;

/// <summary>Answer of a replay shard.</summary>
/// <param name="Reason">
/// <see cref="RejectionReason.None"/> when the use is recorded; <see cref="RejectionReason.JwtReplayed"/>,
/// <see cref="RejectionReason.JwtExpired"/>, <see cref="RejectionReason.JudgedStale"/>,
/// <see cref="RejectionReason.ReplayNotReady"/> or <see cref="RejectionReason.StoreUnavailable"/> otherwise.
/// </param>
/// <param name="RetryAfter">For a refusal of the server's own state: when a fresh assertion will be judged.</param>
/// <param name="IsUnknowable">
/// Whether this very use can never be judged, because it was made before the shard lost what it knew (design 5, N1.3).
/// </param>
[GenerateSerializer, Immutable, Alias("fc.ReplayVerdict")]
public readonly record struct ReplayVerdict(
    [property: Id(0)] RejectionReason Reason,
    [property: Id(1)] TimeSpan? RetryAfter = null,
    [property: Id(2)] bool IsUnknowable = false
);
