namespace FastCluster.Grains.Upstream;

/// <summary>The stored row of this server as a client of an identity provider. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.UpstreamClientState")]
internal sealed record UpstreamClientState
{
    /// <summary>The client id there; null when the identity provider forgot it.</summary>
    [Id(0)]
    public string? ClientId { get; init; }

    /// <summary>Digest of what was registered, 22 characters of base64url.</summary>
    [Id(1)]
    public string Registered { get; init; } = string.Empty;

    /// <summary>Registration endpoint that gave it.</summary>
    [Id(2)]
    public string RegistrationEndpoint { get; init; } = string.Empty;

    /// <summary>When, unix seconds.</summary>
    [Id(3)]
    public long RegisteredAt { get; init; }
}
