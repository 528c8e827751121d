namespace FastCluster.Contracts.StatusLists;

/// <summary>Outcome of a request for a status list.</summary>
[GenerateSerializer, Immutable, Alias("fc.StatusListReply")]
public abstract record StatusListReply
{
    private StatusListReply() { }

    /// <summary>The list.</summary>
    /// <param name="Jwt">Signed, compact serialization, ASCII.</param>
    /// <param name="TimeToLive">How long it may be kept.</param>
    [GenerateSerializer, Immutable, Alias("fc.StatusListReply.Signed")]
    public sealed record Signed([property: Id(0)] byte[] Jwt, [property: Id(1)] TimeSpan TimeToLive) : StatusListReply;

    /// <summary>Nobody knows the list, or the node cannot know now what became of its tokens.</summary>
    /// <param name="Reason">The rule that refused.</param>
    /// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
    [GenerateSerializer, Immutable, Alias("fc.StatusListReply.Rejected")]
    public sealed record Rejected(
        [property: Id(0)] RejectionReason Reason,
        [property: Id(1)] TimeSpan? RetryAfter = null
    ) : StatusListReply;
}
