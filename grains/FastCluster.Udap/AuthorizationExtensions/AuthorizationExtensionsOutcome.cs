using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>What became of the authorization extension objects of one token request.</summary>
public abstract record AuthorizationExtensionsOutcome
{
    private AuthorizationExtensionsOutcome() { }

    /// <summary>Every required object is there and every understood object is well formed.</summary>
    /// <param name="Context">What was asserted.</param>
    public sealed record Accepted(AuthorizationContext Context) : AuthorizationExtensionsOutcome;

    /// <summary>A rule refused. The public error is <c>invalid_grant</c> (B2B-16).</summary>
    /// <param name="Reason">The rule.</param>
    /// <param name="Consent">What the client has to bring, when consent was the rule (TEF-18); else null.</param>
    public sealed record Rejected(RejectionReason Reason, ConsentRequirement? Consent = null)
        : AuthorizationExtensionsOutcome;
}
