using FastCluster.ResourceServer.Authorization;

namespace FastCluster.ResourceServer.Tokens;

/// <summary>What became of a presented access token.</summary>
public abstract record TokenVerdict
{
    private TokenVerdict() { }

    /// <summary>The token is valid, for this resource server, and nothing it names was revoked.</summary>
    /// <param name="Authorization">What it says.</param>
    public sealed record Accepted(FastClusterAuthorization Authorization) : TokenVerdict;

    /// <summary>The token is not valid: <c>401 invalid_token</c>.</summary>
    /// <param name="Reason">For metrics and log, not for the caller.</param>
    public sealed record Refused(TokenRefusal Reason) : TokenVerdict;

    /// <summary>It cannot be known now: 503.</summary>
    /// <param name="Reason">For metrics and log, not for the caller.</param>
    public sealed record Unavailable(TokenRefusal Reason) : TokenVerdict;
}
