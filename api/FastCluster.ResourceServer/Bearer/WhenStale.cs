namespace FastCluster.ResourceServer.Bearer;

/// <summary>What to do with a valid token while the knowledge of revocations is older than the bound.</summary>
public enum WhenStale
{
    /// <summary>Answer 503 with <c>Retry-After</c>: nobody is let in on knowledge that is too old. The default.</summary>
    Refuse = 0,

    /// <summary>
    /// Let it in, judged on what was known last, and count it. A revoked token may then live until it expires: at most an
    /// hour. For servers whose outage harms more than such a token does.
    /// </summary>
    Accept = 1,
}
