namespace FastCluster.Contracts.Clients;

/// <summary>What a client registered: the negotiated metadata, replaced as a whole by each modification (MOD-02).</summary>
[GenerateSerializer, Immutable, Alias("fc.ClientRegistration")]
public sealed record ClientRegistration
{
    /// <summary>Registered members as the JSON object of the registration response, without client id and statement.</summary>
    [Id(0)]
    public required string MetadataJson { get; init; }

    /// <summary>Granted scope, space separated.</summary>
    [Id(1)]
    public required string Scope { get; init; }

    /// <summary>Registered grant types.</summary>
    [Id(2)]
    public required string[] GrantTypes { get; init; }

    /// <summary>Accepted certifications, verbatim JWTs.</summary>
    [Id(3)]
    public string[] Certifications { get; init; } = [];

    /// <summary>What the accepted certifications allow and until when, as needed at the token endpoint.</summary>
    [Id(4)]
    public CertificationLock[] CertificationLocks { get; init; } = [];
}
