using FastCluster.Contracts.Authorization;

namespace FastCluster.Contracts.Upstream;

/// <summary>What the browser is to do next on its way over an identity provider.</summary>
[GenerateSerializer, Immutable, Alias("fc.UpstreamReply")]
public abstract record UpstreamReply
{
    private UpstreamReply() { }

    /// <summary>To the identity provider; the browser keeps the transaction for ten minutes.</summary>
    /// <param name="Location">Where to.</param>
    /// <param name="TransactionId">Names the transaction in this browser: 24 letters, digits, <c>-</c> and <c>_</c>; older ones sort first.</param>
    /// <param name="Transaction">Sealed, at most 3,800 characters of base64url.</param>
    [GenerateSerializer, Immutable, Alias("fc.UpstreamReply.Redirected")]
    public sealed record Redirected(
        [property: Id(0)] string Location,
        [property: Id(1)] string TransactionId,
        [property: Id(2)] string Transaction
    ) : UpstreamReply
    {
        /// <summary>Never shows the state.</summary>
        public override string ToString() => nameof(Redirected);
    }

    /// <summary>Back to the app's request, which is judged for this person from its start.</summary>
    /// <param name="Person">The local person.</param>
    /// <param name="Request">Parameters of the app's request.</param>
    /// <param name="TransactionId">The transaction that is over, or null.</param>
    [GenerateSerializer, Immutable, Alias("fc.UpstreamReply.SignedIn")]
    public sealed record SignedIn(
        [property: Id(0)] SignedInPerson Person,
        [property: Id(1)] AuthorizationParameter[] Request,
        [property: Id(2)] string? TransactionId
    ) : UpstreamReply;

    /// <summary>
    /// It is not known who the person is here: they sign in here as well and say that both accounts are theirs (TIER-35). The
    /// browser keeps the link for ten minutes.
    /// </summary>
    /// <param name="Link">Sealed, at most 3,800 characters of base64url.</param>
    /// <param name="Request">Parameters of the app's request.</param>
    /// <param name="TransactionId">The transaction that is over.</param>
    /// <param name="Account">
    /// What the identity provider calls the account, at most 512 characters, or null: shown to the person, so that they see
    /// where it is not theirs, and kept by nobody.
    /// </param>
    [GenerateSerializer, Immutable, Alias("fc.UpstreamReply.LinkNeeded")]
    public sealed record LinkNeeded(
        [property: Id(0)] string Link,
        [property: Id(1)] AuthorizationParameter[] Request,
        [property: Id(2)] string TransactionId,
        [property: Id(3)] string? Account = null
    ) : UpstreamReply
    {
        /// <summary>Never shows the link.</summary>
        public override string ToString() => nameof(LinkNeeded);
    }

    /// <summary>Nobody can tell whether the answer was brought before: the app's request begins anew.</summary>
    /// <param name="Request">Parameters of the app's request.</param>
    /// <param name="TransactionId">The transaction that is over.</param>
    [GenerateSerializer, Immutable, Alias("fc.UpstreamReply.Restarted")]
    public sealed record Restarted(
        [property: Id(0)] AuthorizationParameter[] Request,
        [property: Id(1)] string TransactionId
    ) : UpstreamReply;

    /// <summary>The sign-in ended without a person.</summary>
    /// <param name="Answer">What the app or the person is told.</param>
    /// <param name="TransactionId">The transaction that is over, or null.</param>
    [GenerateSerializer, Immutable, Alias("fc.UpstreamReply.Ended")]
    public sealed record Ended(
        [property: Id(0)] AuthorizationReply Answer,
        [property: Id(1)] string? TransactionId = null
    ) : UpstreamReply;
}
