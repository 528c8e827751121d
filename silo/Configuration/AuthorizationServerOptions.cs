using System.ComponentModel.DataAnnotations;
using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration;

/// <summary>One authorization server (tenant).</summary>
public sealed record AuthorizationServerOptions
{
    /// <summary>Short stable name, 1 to 32 characters of <c>a-z 0-9 -</c>; never changed once clients registered. Required.</summary>
    [Required]
    [RegularExpression("^[a-z0-9-]{1,32}$")]
    public string Id { get; init; } = "";

    /// <summary>Issuer identifier as published, and the base of the endpoints below. Required.</summary>
    [Required]
    [HttpsUrl]
    public string Issuer { get; init; } = "";

    /// <summary>Registration endpoint as published. Default <c>{issuer}/register</c>.</summary>
    [HttpsUrl]
    public string? RegistrationEndpoint { get; init; }

    /// <summary>Token endpoint as published. Default <c>{issuer}/token</c>.</summary>
    [HttpsUrl]
    public string? TokenEndpoint { get; init; }

    /// <summary>Introspection endpoint as published. Default <c>{issuer}/introspect</c>.</summary>
    [HttpsUrl]
    public string? IntrospectionEndpoint { get; init; }

    /// <summary>Revocation endpoint as published. Default <c>{issuer}/revoke</c>.</summary>
    [HttpsUrl]
    public string? RevocationEndpoint { get; init; }

    /// <summary>
    /// Endpoint at which resource servers follow what was revoked, as published. Default <c>{issuer}/revocations</c>.
    /// </summary>
    [HttpsUrl]
    public string? RevocationFeedEndpoint { get; init; }

    /// <summary>Key set as published. Default <c>{issuer}/.well-known/jwks.json</c>.</summary>
    [HttpsUrl]
    public string? JwksUri { get; init; }

    /// <summary>
    /// Version of what is declared below, from 1; to be raised by each change of communities or their certificates. An
    /// older version on another node never wins. Default 1.
    /// </summary>
    [Range(1L, long.MaxValue)]
    public long DeclarationVersion { get; init; } = 1;

    /// <summary>
    /// Longest lifetime of access tokens of all communities, 60 s to 3600 s (TOK-21); a community's smaller one holds.
    /// Default 300 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Trust communities in the order in which they are tried (X509-14), 1 to 100.</summary>
    [MinLength(1)]
    [MaxLength(100)]
    public IReadOnlyList<CommunityOptions> Communities { get; init; } = [];

    /// <summary>FHIR base URLs whose UDAP metadata is published, 1 to 1,000.</summary>
    [MinLength(1)]
    [MaxLength(1_000)]
    public IReadOnlyList<FhirBaseOptions> FhirBases { get; init; } = [];

    /// <summary>Resource servers that may introspect and follow what was revoked. Default none.</summary>
    public IReadOnlyList<ResourceServerOptions> ResourceServers { get; init; } = [];

    /// <summary>Where and how people are served: sign-in, consent, their apps. Default: they are not.</summary>
    public PeopleOptions? People { get; init; }
}
