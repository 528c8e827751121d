namespace FastCluster.Contracts.Tokens;

/// <summary>Outcome of an introspection.</summary>
[GenerateSerializer, Immutable, Alias("fc.IntrospectionReply")]
public abstract record IntrospectionReply
{
    private IntrospectionReply() { }

    /// <summary>An answer for an authenticated caller; inactive tokens give exactly <c>{"active":false}</c> (REV-10).</summary>
    /// <param name="Json">Body, UTF-8 JSON.</param>
    [GenerateSerializer, Immutable, Alias("fc.IntrospectionReply.Answered")]
    public sealed record Answered([property: Id(0)] byte[] Json) : IntrospectionReply;

    /// <summary>The caller is not a registered resource server, or the node cannot know.</summary>
    /// <param name="Reason">The rule that refused.</param>
    /// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
    [GenerateSerializer, Immutable, Alias("fc.IntrospectionReply.Rejected")]
    public sealed record Rejected(
        [property: Id(0)] RejectionReason Reason,
        [property: Id(1)] TimeSpan? RetryAfter = null
    ) : IntrospectionReply;
}
