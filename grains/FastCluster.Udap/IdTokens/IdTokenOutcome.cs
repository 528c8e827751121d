using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.IdTokens;

/// <summary>What became of an ID token.</summary>
public abstract record IdTokenOutcome
{
    private IdTokenOutcome() { }

    /// <summary>The token is for this server, of the identity provider that was asked, and of now.</summary>
    /// <param name="Claims">What it says; <c>nonce</c> is the one sent.</param>
    public sealed record Accepted(IdTokenClaims Claims) : IdTokenOutcome;

    /// <summary>The token is refused.</summary>
    /// <param name="Reason">One of the reasons 1041 to 1051.</param>
    public sealed record Rejected(RejectionReason Reason) : IdTokenOutcome;
}
