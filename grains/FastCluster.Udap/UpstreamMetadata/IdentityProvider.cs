using System.Collections.Immutable;

namespace FastCluster.Udap.UpstreamMetadata;

/// <summary>
/// An identity provider as its validated UDAP metadata describes it. The endpoints are the signed ones: nothing is sent to an
/// address that was not signed (BCP-11). TIER-06 to TIER-08.
/// </summary>
public sealed record IdentityProvider
{
    /// <summary>Base URL, exact: <c>iss</c> of the metadata and of its ID tokens. TIER-04.</summary>
    public required string BaseUrl { get; init; }

    /// <summary><c>authorization_endpoint</c>, an absolute https URL without fragment.</summary>
    public required string AuthorizationEndpoint { get; init; }

    /// <summary><c>token_endpoint</c>, an absolute https URL without fragment; <c>aud</c> of assertions, exact. TIER-25.</summary>
    public required string TokenEndpoint { get; init; }

    /// <summary><c>registration_endpoint</c>, an absolute https URL without fragment; <c>aud</c> of software statements, exact.</summary>
    public required string RegistrationEndpoint { get; init; }

    /// <summary>Whether it registers clients (<c>udap_dcr</c>). TIER-10.</summary>
    public required bool OffersRegistration { get; init; }

    /// <summary>Scopes it lists, <c>openid</c> and <c>udap</c> among them. TIER-08.</summary>
    public required ImmutableArray<string> Scopes { get; init; }

    /// <summary><c>alg</c> values accepted in client assertions; empty when not stated: RS256 then (JWT-03).</summary>
    public ImmutableArray<string> TokenAlgorithms { get; init; } = [];

    /// <summary><c>alg</c> values accepted in software statements; empty when not stated: RS256 then (JWT-03).</summary>
    public ImmutableArray<string> RegistrationAlgorithms { get; init; } = [];

    /// <summary>Until when the signed part may be relied on, whole seconds UTC. DISC-24.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}
