namespace FastCluster.Contracts.Tokens;

/// <summary>Outcome of a revocation request.</summary>
/// <param name="Reason"><see cref="RejectionReason.None"/>: the token is dead, or was never alive (REV-02).</param>
/// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
[GenerateSerializer, Immutable, Alias("fc.RevocationReply")]
public sealed record RevocationReply(
    [property: Id(0)] RejectionReason Reason,
    [property: Id(1)] TimeSpan? RetryAfter = null
);
