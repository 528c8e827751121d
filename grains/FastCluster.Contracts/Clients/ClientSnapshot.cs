namespace FastCluster.Contracts.Clients;

/// <summary>One consistent view of a client (TOK-26).</summary>
[GenerateSerializer, Immutable, Alias("fc.ClientSnapshot")]
public sealed record ClientSnapshot
{
    /// <summary>Current client id, or the last one of a cancelled client.</summary>
    [Id(0)]
    public required string ClientId { get; init; }

    /// <summary>Community URI.</summary>
    [Id(1)]
    public required string Community { get; init; }

    /// <summary>Issuer URI the client is bound to (X509-09).</summary>
    [Id(2)]
    public required string Issuer { get; init; }

    /// <summary>Status of the current generation.</summary>
    [Id(3)]
    public required ClientStatus Status { get; init; }

    /// <summary>Generation, from 1; each registration after a cancellation adds one.</summary>
    [Id(4)]
    public required uint Generation { get; init; }

    /// <summary>Raised by every change of the record; revokes nothing.</summary>
    [Id(5)]
    public required long Version { get; init; }

    /// <summary>What is registered.</summary>
    [Id(6)]
    public required ClientRegistration Registration { get; init; }

    /// <summary>Certificates it registered with, newest first, at most 20.</summary>
    [Id(7)]
    public required ClientCertificate[] Certificates { get; init; }

    /// <summary>Retired client ids, newest first, at most 100 (MOD-06, TEF-10).</summary>
    [Id(8)]
    public string[] RetiredIds { get; init; } = [];

    /// <summary>Unix seconds of the current generation's registration.</summary>
    [Id(9)]
    public long IssuedAt { get; init; }
}
