using System.Text.Json.Serialization;
using FastCluster.Contracts.Servers;

namespace FastCluster.Api.Metadata;

/// <summary>
/// SMART configuration of a FHIR base URL, as far as it is true: no SMART capability is claimed, and an authorization endpoint
/// only where people are served. DISC-41.
/// </summary>
internal sealed record SmartConfiguration
{
    /// <summary>Issuer of access tokens.</summary>
    [JsonPropertyName("issuer")]
    public required string Issuer { get; init; }

    /// <summary>Key set of access tokens.</summary>
    [JsonPropertyName("jwks_uri")]
    public required string JwksUri { get; init; }

    /// <summary>Authorization endpoint; omitted where no people are served.</summary>
    [JsonPropertyName("authorization_endpoint")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AuthorizationEndpoint { get; init; }

    /// <summary>Token endpoint.</summary>
    [JsonPropertyName("token_endpoint")]
    public required string TokenEndpoint { get; init; }

    /// <summary>Registration endpoint.</summary>
    [JsonPropertyName("registration_endpoint")]
    public required string RegistrationEndpoint { get; init; }

    /// <summary>Introspection endpoint.</summary>
    [JsonPropertyName("introspection_endpoint")]
    public required string IntrospectionEndpoint { get; init; }

    /// <summary>Revocation endpoint.</summary>
    [JsonPropertyName("revocation_endpoint")]
    public required string RevocationEndpoint { get; init; }

    /// <summary>Scopes of the communities that the base URL belongs to.</summary>
    [JsonPropertyName("scopes_supported")]
    public required string[] ScopesSupported { get; init; }

    /// <summary>Grants that are served.</summary>
    [JsonPropertyName("grant_types_supported")]
    public required string[] GrantTypesSupported { get; init; }

    /// <summary>How clients prove themselves.</summary>
    [JsonPropertyName("token_endpoint_auth_methods_supported")]
    public required string[] TokenEndpointAuthMethods { get; init; }

    /// <summary>Algorithms of client assertions.</summary>
    [JsonPropertyName("token_endpoint_auth_signing_alg_values_supported")]
    public required string[] TokenEndpointAuthAlgorithms { get; init; }

    /// <summary><c>S256</c>; empty where no people are served.</summary>
    [JsonPropertyName("code_challenge_methods_supported")]
    public required string[] CodeChallengeMethods { get; init; }

    /// <summary>Empty: no capability of SMART's own registry is served.</summary>
    [JsonPropertyName("capabilities")]
    public required string[] Capabilities { get; init; }

    /// <summary>The configuration of a base URL.</summary>
    /// <param name="server">The server.</param>
    /// <param name="fhirBase">One of its base URLs.</param>
    public static SmartConfiguration Of(AuthorizationServer server, FhirBase fhirBase) =>
        new()
        {
            Issuer = server.Issuer,
            JwksUri = server.JwksUri,
            AuthorizationEndpoint = server.People?.Authorization,
            TokenEndpoint = server.TokenEndpoint,
            RegistrationEndpoint = server.RegistrationEndpoint,
            IntrospectionEndpoint = server.IntrospectionEndpoint,
            RevocationEndpoint = server.RevocationEndpoint,
            ScopesSupported = ServedAbilities.Scopes(
                server.Communities.Where(community =>
                    fhirBase.Communities.Contains(community.Uri, StringComparer.Ordinal)
                )
            ),
            GrantTypesSupported = [.. server.GrantTypes],
            TokenEndpointAuthMethods = [ServedAbilities.PrivateKeyJwt],
            TokenEndpointAuthAlgorithms = [.. ServedAbilities.Algorithms],
            CodeChallengeMethods = server.People is null ? [] : [ServedAbilities.S256],
            Capabilities = [],
        };
}
