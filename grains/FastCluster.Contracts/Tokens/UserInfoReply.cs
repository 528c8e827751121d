namespace FastCluster.Contracts.Tokens;

/// <summary>Outcome of a UserInfo request.</summary>
[GenerateSerializer, Immutable, Alias("fc.UserInfoReply")]
public abstract record UserInfoReply
{
    private UserInfoReply() { }

    /// <summary>Who the person is, as far as the scopes of the token go.</summary>
    /// <param name="Json">UTF-8 JSON; <c>sub</c> is that of the ID token (TIER-34).</param>
    [GenerateSerializer, Immutable, Alias("fc.UserInfoReply.Answered")]
    public sealed record Answered([property: Id(0)] byte[] Json) : UserInfoReply
    {
        /// <summary>Never shows who it is.</summary>
        public override string ToString() => nameof(Answered);
    }

    /// <summary>Refused.</summary>
    /// <param name="Reason">The rule that refused.</param>
    /// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
    [GenerateSerializer, Immutable, Alias("fc.UserInfoReply.Rejected")]
    public sealed record Rejected(
        [property: Id(0)] RejectionReason Reason,
        [property: Id(1)] TimeSpan? RetryAfter = null
    ) : UserInfoReply;
}
