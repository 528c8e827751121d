using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.UpstreamMetadata;

/// <summary>What became of the metadata of an identity provider.</summary>
public abstract record IdentityProviderOutcome
{
    private IdentityProviderOutcome() { }

    /// <summary>The metadata may be relied on; whether the provider is trusted with people is policy (TIER-09).</summary>
    /// <param name="Provider">The identity provider.</param>
    public sealed record Accepted(IdentityProvider Provider) : IdentityProviderOutcome;

    /// <summary>The metadata must not be used for anything.</summary>
    /// <param name="Reason">One of the reasons 1005 to 1012.</param>
    public sealed record Rejected(RejectionReason Reason) : IdentityProviderOutcome;
}
