using System.Text.Json.Serialization;
using FastCluster.Contracts.Servers;
using FastCluster.Udap.Jwt;

namespace FastCluster.Api.Metadata;

/// <summary>
/// RFC 8414 metadata of an authorization server, also served as its OpenID discovery document. It lists what is served
/// and nothing else: an authorization endpoint only where people are served, and what OpenID Connect adds only where the
/// server says who they are. BCP-01, BCP-02; OpenID Connect Discovery section 3.
/// </summary>
internal sealed record IssuerMetadata
{
    /// <summary>Issuer identifier.</summary>
    [JsonPropertyName("issuer")]
    public required string Issuer { get; init; }

    /// <summary>Authorization endpoint; omitted where no people are served.</summary>
    [JsonPropertyName("authorization_endpoint")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AuthorizationEndpoint { get; init; }

    /// <summary>Where clients push authorization requests; omitted where no people are served.</summary>
    [JsonPropertyName("pushed_authorization_request_endpoint")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PushedRequestEndpoint { get; init; }

    /// <summary>Token endpoint.</summary>
    [JsonPropertyName("token_endpoint")]
    public required string TokenEndpoint { get; init; }

    /// <summary>Registration endpoint of the server; communities may have their own.</summary>
    [JsonPropertyName("registration_endpoint")]
    public required string RegistrationEndpoint { get; init; }

    /// <summary>Where it is said who people are; omitted where that is not served.</summary>
    [JsonPropertyName("userinfo_endpoint")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UserInfoEndpoint { get; init; }

    /// <summary>Key set of access tokens; in the discovery document of an identity provider that of ID tokens.</summary>
    [JsonPropertyName("jwks_uri")]
    public required string JwksUri { get; init; }

    /// <summary>Introspection endpoint.</summary>
    [JsonPropertyName("introspection_endpoint")]
    public required string IntrospectionEndpoint { get; init; }

    /// <summary>Revocation endpoint.</summary>
    [JsonPropertyName("revocation_endpoint")]
    public required string RevocationEndpoint { get; init; }

    /// <summary>
    /// Where declared resource servers follow what was revoked: a member of our own, since no registered one exists.
    /// </summary>
    [JsonPropertyName("fastcluster_revocation_feed_endpoint")]
    public required string RevocationFeedEndpoint { get; init; }

    /// <summary>Scopes of all communities.</summary>
    [JsonPropertyName("scopes_supported")]
    public required string[] ScopesSupported { get; init; }

    /// <summary>Grants that are served.</summary>
    [JsonPropertyName("grant_types_supported")]
    public required string[] GrantTypesSupported { get; init; }

    /// <summary><c>code</c>; empty where no people are served (CONS-02).</summary>
    [JsonPropertyName("response_types_supported")]
    public required string[] ResponseTypesSupported { get; init; }

    /// <summary><c>S256</c>; omitted where no people are served (CONS-09).</summary>
    [JsonPropertyName("code_challenge_methods_supported")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? CodeChallengeMethods { get; init; }

    /// <summary>Whether answers of the authorization endpoint name the issuer (RFC 9207); omitted where no people are served.</summary>
    [JsonPropertyName("authorization_response_iss_parameter_supported")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? NamesIssuerInResponses { get; init; }

    /// <summary>How clients prove themselves.</summary>
    [JsonPropertyName("token_endpoint_auth_methods_supported")]
    public required string[] TokenEndpointAuthMethods { get; init; }

    /// <summary>Algorithms of client assertions.</summary>
    [JsonPropertyName("token_endpoint_auth_signing_alg_values_supported")]
    public required string[] TokenEndpointAuthAlgorithms { get; init; }

    /// <summary>How resource servers prove themselves.</summary>
    [JsonPropertyName("introspection_endpoint_auth_methods_supported")]
    public required string[] IntrospectionEndpointAuthMethods { get; init; }

    /// <summary>Algorithms of their assertions (RFC 8414 section 2); omitted when none may send one.</summary>
    [JsonPropertyName("introspection_endpoint_auth_signing_alg_values_supported")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? IntrospectionEndpointAuthAlgorithms { get; init; }

    /// <summary>How clients prove themselves when they revoke.</summary>
    [JsonPropertyName("revocation_endpoint_auth_methods_supported")]
    public required string[] RevocationEndpointAuthMethods { get; init; }

    /// <summary>Algorithms of their assertions.</summary>
    [JsonPropertyName("revocation_endpoint_auth_signing_alg_values_supported")]
    public required string[] RevocationEndpointAuthAlgorithms { get; init; }

    /// <summary><c>public</c>: a person has one <c>sub</c> (ADR 29); omitted, like what follows, where no ID token is given.</summary>
    [JsonPropertyName("subject_types_supported")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? SubjectTypes { get; init; }

    /// <summary>Algorithms of ID tokens.</summary>
    [JsonPropertyName("id_token_signing_alg_values_supported")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? IdTokenAlgorithms { get; init; }

    /// <summary>What may be said of a person, where it is known and a scope asks for it.</summary>
    [JsonPropertyName("claims_supported")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? ClaimsSupported { get; init; }

    /// <summary>No: OpenID Connect takes its absence for a yes.</summary>
    [JsonPropertyName("request_uri_parameter_supported")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? TakesRequestUris { get; init; }

    /// <summary>The OpenID discovery document of a server.</summary>
    /// <param name="server">The server.</param>
    public static IssuerMetadata OfOpenId(AuthorizationServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var metadata = Of(server);
        return server.IdentityProvider is { } role
            ? metadata with
            {
                UserInfoEndpoint = role.UserInfo,
                JwksUri = role.Keys,
                SubjectTypes = ["public"],
                IdTokenAlgorithms = [JwtAlgorithm.Rs256.ToName()],
                ClaimsSupported = [.. ServedAbilities.Claims],
                TakesRequestUris = false,
            }
            : metadata;
    }

    /// <summary>The metadata of a server.</summary>
    /// <param name="server">The server.</param>
    public static IssuerMetadata Of(AuthorizationServer server) =>
        new()
        {
            Issuer = server.Issuer,
            AuthorizationEndpoint = server.People?.Authorization,
            PushedRequestEndpoint = server.People?.PushedRequests,
            TokenEndpoint = server.TokenEndpoint,
            RegistrationEndpoint = server.RegistrationEndpoint,
            JwksUri = server.JwksUri,
            IntrospectionEndpoint = server.IntrospectionEndpoint,
            RevocationEndpoint = server.RevocationEndpoint,
            RevocationFeedEndpoint = server.RevocationFeedEndpoint,
            ScopesSupported = ServedAbilities.Scopes(server.Communities),
            GrantTypesSupported = [.. server.GrantTypes],
            ResponseTypesSupported = server.People is null ? [] : [ServedAbilities.Code],
            CodeChallengeMethods = server.People is null ? null : [ServedAbilities.S256],
            NamesIssuerInResponses = server.People is null ? null : true,
            TokenEndpointAuthMethods = [ServedAbilities.PrivateKeyJwt],
            TokenEndpointAuthAlgorithms = [.. ServedAbilities.Algorithms],
            IntrospectionEndpointAuthMethods = ServedAbilities.IntrospectionMethods(server.ResourceServers),
            IntrospectionEndpointAuthAlgorithms = ServedAbilities.IntrospectionAlgorithms(server.ResourceServers),
            RevocationEndpointAuthMethods = [ServedAbilities.PrivateKeyJwt],
            RevocationEndpointAuthAlgorithms = [.. ServedAbilities.Algorithms],
        };
}
