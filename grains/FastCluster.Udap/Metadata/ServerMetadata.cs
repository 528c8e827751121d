using System.Collections.Immutable;

namespace FastCluster.Udap.Metadata;

/// <summary>
/// What a server says of one FHIR base URL within one community: the one source of the plain members and of the signed
/// claims, so that the two cannot differ (DISC-26, DISC-27).
/// </summary>
public sealed record ServerMetadata
{
    /// <summary>FHIR base URL, exact; <c>iss</c> and <c>sub</c> of the signed metadata (DISC-22).</summary>
    public required string BaseUrl { get; init; }

    /// <summary><c>token_endpoint</c>, absolute https URL (DISC-15).</summary>
    public required string TokenEndpoint { get; init; }

    /// <summary><c>registration_endpoint</c>, absolute https URL (DISC-18).</summary>
    public required string RegistrationEndpoint { get; init; }

    /// <summary><c>authorization_endpoint</c>; there exactly when the code grant is served (DISC-14).</summary>
    public string? AuthorizationEndpoint { get; init; }

    /// <summary><c>grant_types_supported</c>, 1..n served grants (DISC-12).</summary>
    public required ImmutableArray<string> GrantTypes { get; init; }

    /// <summary><c>scopes_supported</c>, 1..n scopes, wildcards included (DISC-13).</summary>
    public required ImmutableArray<string> Scopes { get; init; }

    /// <summary><c>udap_authorization_extensions_supported</c>, 0..n keys (DISC-08).</summary>
    public ImmutableArray<string> Extensions { get; init; } = [];

    /// <summary><c>udap_authorization_extensions_required</c>, a subset of the supported ones (DISC-09).</summary>
    public ImmutableArray<string> ExtensionsRequired { get; init; } = [];

    /// <summary><c>udap_certifications_supported</c>, 0..n URIs (DISC-10).</summary>
    public ImmutableArray<string> Certifications { get; init; } = [];

    /// <summary><c>udap_certifications_required</c>, a subset of the supported ones (DISC-11).</summary>
    public ImmutableArray<string> CertificationsRequired { get; init; } = [];

    /// <summary>Algorithms accepted at both endpoints; holds RS256 (DISC-17, DISC-19, JWT-05).</summary>
    public required ImmutableArray<string> Algorithms { get; init; }

    /// <summary>Whether Tiered OAuth is offered (DISC-07).</summary>
    public bool OffersTieredOAuth { get; init; }
}
