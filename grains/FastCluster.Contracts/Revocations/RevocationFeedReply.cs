namespace FastCluster.Contracts.Revocations;

/// <summary>Outcome of a step of a request for the revocation feed.</summary>
[GenerateSerializer, Immutable, Alias("fc.RevocationFeedReply")]
public abstract record RevocationFeedReply
{
    private RevocationFeedReply() { }

    /// <summary>The caller is a registered resource server; it may read.</summary>
    [GenerateSerializer, Immutable, Alias("fc.RevocationFeedReply.Admitted")]
    public sealed record Admitted : RevocationFeedReply;

    /// <summary>Nothing changed within the time of the read; the edge reads on, or reads once more without waiting.</summary>
    [GenerateSerializer, Immutable, Alias("fc.RevocationFeedReply.Unchanged")]
    public sealed record Unchanged : RevocationFeedReply;

    /// <summary>A page.</summary>
    /// <param name="Json">Body, UTF-8 JSON.</param>
    [GenerateSerializer, Immutable, Alias("fc.RevocationFeedReply.Answered")]
    public sealed record Answered([property: Id(0)] byte[] Json) : RevocationFeedReply;

    /// <summary>The caller is not a registered resource server, or the node cannot know.</summary>
    /// <param name="Reason">The rule that refused.</param>
    /// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
    [GenerateSerializer, Immutable, Alias("fc.RevocationFeedReply.Rejected")]
    public sealed record Rejected(
        [property: Id(0)] RejectionReason Reason,
        [property: Id(1)] TimeSpan? RetryAfter = null
    ) : RevocationFeedReply;
}
