namespace FastCluster.Contracts.Authorization;

/// <summary>Outcome of a pushed request.</summary>
/// <param name="Reason">Why it was refused, or none.</param>
/// <param name="RequestUri">What the browser brings instead of the request, or null; at most 6 KiB.</param>
/// <param name="ExpiresIn">Seconds for which it can be brought.</param>
/// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
[GenerateSerializer, Immutable, Alias("fc.PushedRequestReply")]
public sealed record PushedRequestReply(
    [property: Id(0)] RejectionReason Reason,
    [property: Id(1)] string? RequestUri = null,
    [property: Id(2)] int ExpiresIn = 0,
    [property: Id(3)] TimeSpan? RetryAfter = null
)
{
    /// <summary>Never shows the request.</summary>
    public override string ToString() => $"{nameof(PushedRequestReply)} {Reason}";
}
