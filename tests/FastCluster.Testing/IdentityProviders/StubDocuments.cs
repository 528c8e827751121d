using System.Text.Json.Nodes;

namespace FastCluster.Testing.IdentityProviders;

/// <summary>What the stub says where no test changes it.</summary>
internal static class StubDocuments
{
    /// <summary>Access token of every grant.</summary>
    public const string AccessToken = "idp-access-token";

    /// <summary>UDAP metadata.</summary>
    public static JsonObject Metadata(StubIdentityProvider provider)
    {
        var url = provider.BaseUrl;
        var now = provider.Clock.GetUtcNow().ToUnixTimeSeconds();
        var signed = provider
            .Sign()
            .WithClaim("iss", url)
            .WithClaim("sub", url)
            .WithClaim("iat", now)
            .WithClaim("exp", now + 3600)
            .WithClaim("jti", Guid.NewGuid().ToString("N"))
            .WithClaim("authorization_endpoint", url + "/authorize")
            .WithClaim("token_endpoint", url + "/token")
            .WithClaim("registration_endpoint", url + "/register");
        return new()
        {
            ["udap_versions_supported"] = new JsonArray("1"),
            ["udap_profiles_supported"] = new JsonArray("udap_dcr", "udap_authn", "udap_to"),
            ["udap_authorization_extensions_supported"] = new JsonArray(),
            ["udap_certifications_supported"] = new JsonArray(),
            ["grant_types_supported"] = new JsonArray("authorization_code"),
            ["scopes_supported"] = new JsonArray("openid", "udap"),
            ["authorization_endpoint"] = url + "/authorize",
            ["token_endpoint"] = url + "/token",
            ["registration_endpoint"] = url + "/register",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
            ["token_endpoint_auth_signing_alg_values_supported"] = new JsonArray("RS256", "ES256"),
            ["registration_endpoint_jwt_signing_alg_values_supported"] = new JsonArray("RS256", "ES256"),
            ["signed_metadata"] = provider.OnSignedMetadata(signed).Build(),
        };
    }

    /// <summary>Answer of the token endpoint.</summary>
    public static JsonObject Tokens(StubIdentityProvider provider, StubGrant grant)
    {
        var now = provider.Clock.GetUtcNow().ToUnixTimeSeconds();
        var idToken = provider
            .Sign()
            .WithClaim("iss", provider.BaseUrl)
            .WithClaim("sub", grant.Subject)
            .WithClaim("aud", provider.ClientId)
            .WithClaim("iat", now)
            .WithClaim("exp", now + 300)
            .WithClaim("auth_time", now)
            .WithClaim("nonce", grant.Nonce)
            .WithClaim("acr", "http://udap.org/code/id/ial2")
            .WithClaim("amr", new JsonArray("http://udap.org/code/auth/aal2"));
        return new()
        {
            ["access_token"] = AccessToken,
            ["token_type"] = "Bearer",
            ["expires_in"] = 300,
            ["id_token"] = provider.OnIdToken(idToken).Build(),
        };
    }
}
