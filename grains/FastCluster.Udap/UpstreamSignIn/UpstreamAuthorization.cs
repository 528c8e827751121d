using System.Globalization;
using System.Text;
using FastCluster.Udap.AuthorizationRequests;

namespace FastCluster.Udap.UpstreamSignIn;

/// <summary>
/// The authorization request of this server to an identity provider. Nothing of the app, of its request or of a patient is in
/// it. TIER-14 to TIER-20.
/// </summary>
public sealed record UpstreamAuthorization
{
    /// <summary>The signed authorization endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Client id of this server there.</summary>
    public required string ClientId { get; init; }

    /// <summary>The registered redirect URI. TIER-20.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>A new <c>state</c>, never the app's. TIER-16, TIER-17.</summary>
    public required string State { get; init; }

    /// <summary>A new <c>nonce</c>. TIER-18.</summary>
    public required string Nonce { get; init; }

    /// <summary>A new code verifier; its challenge is sent. TIER-19.</summary>
    public required string Verifier { get; init; }

    /// <summary>Whether the person has to sign in anew, because the app wants it so. CONS-23.</summary>
    public bool IsAnew { get; init; }

    /// <summary>How long ago the person may have signed in, or null. CONS-23.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>The address that the browser is sent to.</summary>
    public string ToAddress()
    {
        var url = new StringBuilder(Endpoint).Append(Endpoint.Contains('?', StringComparison.Ordinal) ? '&' : '?');
        url.Append("response_type=code");
        Append(url, "client_id", ClientId);
        Append(url, "redirect_uri", RedirectUri);
        Append(url, "scope", UpstreamClientMetadata.Scope);
        Append(url, "state", State);
        Append(url, "nonce", Nonce);
        Append(url, "code_challenge", Pkce.ChallengeOf(Verifier));
        Append(url, "code_challenge_method", Pkce.Method);
        Append(url, "prompt", IsAnew ? "login" : null);
        Append(url, "max_age", MaxAge?.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture));
        return url.ToString();
    }

    /// <summary>Where it goes: the rest binds an answer.</summary>
    public override string ToString() => Endpoint;

    private static void Append(StringBuilder url, string name, string? value)
    {
        if (value is not null)
        {
            url.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
