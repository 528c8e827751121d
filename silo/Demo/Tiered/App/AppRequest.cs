using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace FastCluster.Silo.Demo.Tiered.App;

/// <summary>One authorization request of the app, with what it keeps until the answer comes.</summary>
/// <param name="State">Ties the answer to this request (CONS-06).</param>
/// <param name="Verifier">Proves at the token endpoint who asked (RFC 7636).</param>
internal sealed record AppRequest(string State, string Verifier)
{
    private const int RandomBytes = 32;

    /// <summary>A request with fresh secrets.</summary>
    public static AppRequest Create() => new(Random(), Random());

    /// <summary>The address to which the browser is sent.</summary>
    /// <param name="client">The app at the data holder.</param>
    /// <param name="redirectUri">Where the answer is to go.</param>
    /// <param name="idp">Identity provider of the person (TIER-02).</param>
    public string UrlAt(AppClient client, string redirectUri, string idp)
    {
        (string Name, string Value)[] parameters =
        [
            ("response_type", "code"),
            ("client_id", client.ClientId),
            ("redirect_uri", redirectUri),
            ("scope", client.Scope),
            ("state", State),
            ("code_challenge", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)))),
            ("code_challenge_method", "S256"),
            ("idp", idp),
        ];
        var query = string.Join('&', parameters.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));
        return $"{client.AuthorizationEndpoint}?{query}";
    }

    /// <summary>Never shows the secrets.</summary>
    public override string ToString() => nameof(AppRequest);

    private static string Random() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(RandomBytes));
}
