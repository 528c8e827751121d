namespace FastCluster.Api.Routing;

/// <summary>What a public URL is. The names are metric tags.</summary>
internal enum PublicEndpointKind
{
    /// <summary>Dynamic registration, of the server or of one community.</summary>
    Registration,

    /// <summary>Token endpoint.</summary>
    Token,

    /// <summary>Pushed authorization requests (RFC 9126).</summary>
    PushedRequest,

    /// <summary>RFC 7662.</summary>
    Introspection,

    /// <summary>RFC 7009.</summary>
    Revocation,

    /// <summary>What was revoked, for resource servers that verify tokens by themselves.</summary>
    RevocationFeed,

    /// <summary>Status lists, each below one address.</summary>
    StatusList,

    /// <summary>Published keys.</summary>
    Jwks,

    /// <summary>UDAP metadata of a FHIR base URL.</summary>
    UdapMetadata,

    /// <summary>RFC 8414 metadata of the issuer.</summary>
    OAuthMetadata,

    /// <summary>OpenID discovery document of the issuer, as far as it is true.</summary>
    OpenIdConfiguration,

    /// <summary>SMART configuration of a FHIR base URL.</summary>
    SmartConfiguration,

    /// <summary>Authorization endpoint.</summary>
    Authorization,

    /// <summary>Who the person of an access token is.</summary>
    UserInfo,

    /// <summary>Published keys that verify ID tokens.</summary>
    IdTokenKeys,

    /// <summary>The page where a person signs in.</summary>
    SignIn,

    /// <summary>Where the operator's identity system sends the browser back to.</summary>
    SignInCallback,

    /// <summary>Where the identity provider of Tiered OAuth sends the browser back to.</summary>
    IdentityProviderCallback,

    /// <summary>Where a person's answer is sent whether an account elsewhere is theirs.</summary>
    IdentityProviderLink,

    /// <summary>Where a person's answer to a consent question is sent.</summary>
    Consent,

    /// <summary>The page that lists what a person allowed.</summary>
    Apps,

    /// <summary>Where a session is ended.</summary>
    SignOut,

    /// <summary>Style sheets and logo, each below one address.</summary>
    Assets,
}
