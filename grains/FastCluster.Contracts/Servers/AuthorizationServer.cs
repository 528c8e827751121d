using System.Collections.Immutable;
using FastCluster.Udap.Grants;

namespace FastCluster.Contracts.Servers;

/// <summary>
/// One authorization server (tenant) as the configuration declares it: immutable, the same on every node, never sent
/// between silos. Every URL is compared as an exact string and never derived from a request (BCP-09, JWT-17).
/// </summary>
public sealed record AuthorizationServer
{
    private static readonly string[] s_grantTypes =
    [
        "authorization_code",
        "refresh_token",
        "client_credentials",
        GrantTypeNames.AuthorizationAssertion,
    ];

    /// <summary>Short stable name, 1 to 32 characters of <c>a-z 0-9 -</c>; the outermost part of every actor key.</summary>
    public required string Id { get; init; }

    /// <summary>Issuer identifier: <c>iss</c> of access tokens, absolute https URL without query and fragment.</summary>
    public required string Issuer { get; init; }

    /// <summary>Registration endpoint as published; required in <c>aud</c> of software statements (REG-09).</summary>
    public required string RegistrationEndpoint { get; init; }

    /// <summary>Token endpoint as published; required in <c>aud</c> of client assertions (TOK-08).</summary>
    public required string TokenEndpoint { get; init; }

    /// <summary>Introspection endpoint as published.</summary>
    public required string IntrospectionEndpoint { get; init; }

    /// <summary>Revocation endpoint as published.</summary>
    public required string RevocationEndpoint { get; init; }

    /// <summary>Endpoint at which resource servers follow what was revoked, as published.</summary>
    public required string RevocationFeedEndpoint { get; init; }

    /// <summary>
    /// Address below which status lists are published, the id of a list follows it; null where tokens name none (REV-13).
    /// </summary>
    public string? StatusListAddress { get; init; }

    /// <summary>JWKS document URL as published.</summary>
    public required string JwksUri { get; init; }

    /// <summary>Where people are served; null where none are, and then the code grant is not served.</summary>
    public PeopleEndpoints? People { get; init; }

    /// <summary>Identity providers elsewhere that may sign people in; null where none may.</summary>
    public IdentityProviderTrust? IdentityProviders { get; init; }

    /// <summary>How the server says who people are; null where it does not. Not null only where people are served.</summary>
    public IdentityProviderRole? IdentityProvider { get; init; }

    /// <summary>Grant types that are served, as every metadata document states them (DISC-12).</summary>
    public ImmutableArray<string> GrantTypes => [.. s_grantTypes.Where(Serves)];

    private bool OffersAssertions => Communities.Any(static one => one.Policy.Assertions.IsOffered);

    /// <summary>Whether a grant type is one of <see cref="GrantTypes"/> (TOK-11).</summary>
    /// <param name="grantType">Any text.</param>
    public bool Serves(string grantType) =>
        grantType switch
        {
            "client_credentials" => true,
            "authorization_code" or "refresh_token" => People is not null,
            GrantTypeNames.AuthorizationAssertion => OffersAssertions,
            _ => false,
        };

    /// <summary>Grant types that members of a community can use (AZA-01).</summary>
    /// <param name="community">One of <see cref="Communities"/>.</param>
    public ImmutableArray<string> GrantTypesOf(ServedCommunity community)
    {
        ArgumentNullException.ThrowIfNull(community);
        return community.Policy.Assertions.IsOffered
            ? GrantTypes
            : GrantTypes.Remove(GrantTypeNames.AuthorizationAssertion);
    }

    /// <summary>Communities in declared order: the first that a path satisfies wins (X509-14).</summary>
    public required ImmutableArray<ServedCommunity> Communities { get; init; }

    /// <summary>FHIR base URLs served, with the communities each belongs to (DISC-39).</summary>
    public required ImmutableArray<FhirBase> FhirBases { get; init; }

    /// <summary>Resource servers that may introspect and follow what was revoked.</summary>
    public ImmutableArray<ResourceServer> ResourceServers { get; init; } = [];

    /// <summary>Lifetime of access tokens, 60 s to 3600 s (TOK-21). Default 300 s.</summary>
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether apps of a community may name the identity provider at which a person signs in (TIER-01): people are served, the
    /// community lists the scope <c>udap</c>, and some identity provider is trusted.
    /// </summary>
    /// <param name="community">A community of this server.</param>
    public bool OffersTieredOAuth(ServedCommunity community)
    {
        ArgumentNullException.ThrowIfNull(community);
        return People is not null
            && community.Policy.Scopes.Supported.Contains("udap", StringComparer.Ordinal)
            && IdentityProviders?.For(community.Uri).Any() == true;
    }

    /// <summary>
    /// Whether members of a community are told who people are: the server is an identity provider, and its issuer is a base URL
    /// of the community (TIER-41).
    /// </summary>
    /// <param name="community">Community URI, compared ordinally.</param>
    public bool IsIdentityProviderOf(string community) =>
        IdentityProvider is not null
        && FindBase(Issuer)?.Communities.Contains(community, StringComparer.Ordinal) == true;

    /// <summary>The community with this URI, or null.</summary>
    /// <param name="uri">Community URI, compared ordinally.</param>
    public ServedCommunity? FindCommunity(string uri) =>
        Communities.FirstOrDefault(community => string.Equals(community.Uri, uri, StringComparison.Ordinal));

    /// <summary>The FHIR base with this URL, or null.</summary>
    /// <param name="url">FHIR base URL, compared ordinally.</param>
    public FhirBase? FindBase(string url) =>
        FhirBases.FirstOrDefault(candidate => string.Equals(candidate.Url, url, StringComparison.Ordinal));
}
