using FastCluster.Udap.IdTokens;
using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Grains.Upstream;

/// <summary>Who signed in at an identity provider, as its judged ID token says. Kept nowhere.</summary>
/// <param name="Claims">The sign-in.</param>
/// <param name="Person">The person.</param>
/// <param name="AccessToken">Opens the UserInfo endpoint for some minutes.</param>
internal sealed record UpstreamIdentity(IdTokenClaims Claims, PersonClaims Person, string AccessToken)
{
    /// <summary>Never shows who it is.</summary>
    public override string ToString() => nameof(UpstreamIdentity);
}
