using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>What binds a code to the request that it was given for, judged when it is redeemed. CONS-14, TOK-13.</summary>
/// <param name="RedirectUri">Where the code was sent.</param>
/// <param name="IsRedirectUriSent">Whether the request named that address itself.</param>
/// <param name="Challenge">The code challenge, or null.</param>
public sealed record CodeBinding(string RedirectUri, bool IsRedirectUriSent, string? Challenge)
{
    /// <summary>Judges what a token request says of the code beside the code itself. TOK-13 to TOK-16.</summary>
    /// <param name="redirectUri"><c>redirect_uri</c> of the token request, or null.</param>
    /// <param name="verifier"><c>code_verifier</c> of the token request, or null.</param>
    /// <returns><see cref="RejectionReason.CodeRedirectMismatch"/>, one of the reasons 855 to 858, or none.</returns>
    public RejectionReason Check(string? redirectUri, string? verifier)
    {
        var expected = IsRedirectUriSent ? RedirectUri : null;
        return string.Equals(redirectUri, expected, StringComparison.Ordinal)
            ? Pkce.CheckVerifier(verifier, Challenge)
            : RejectionReason.CodeRedirectMismatch;
    }
}
