namespace FastCluster.Contracts.Tokens;

/// <summary>What a refresh family may, settled when it begins and never changed.</summary>
[GenerateSerializer, Immutable, Alias("fc.RefreshFamily")]
public sealed record RefreshFamily
{
    /// <summary>Digest of the client's key, 22 characters of base64url (REF-03).</summary>
    [Id(0)]
    public required string Client { get; init; }

    /// <summary>Generation of the client's registration: a family does not outlive a cancellation (MOD-16).</summary>
    [Id(1)]
    public required uint Generation { get; init; }

    /// <summary>Local person.</summary>
    [Id(2)]
    public required string Subject { get; init; }

    /// <summary>Granted scope, space separated (REF-04).</summary>
    [Id(3)]
    public required string Scope { get; init; }

    /// <summary>FHIR base URLs of the grant.</summary>
    [Id(4)]
    public required string[] Audience { get; init; }

    /// <summary>When the person proved who they are, unix seconds (REF-10).</summary>
    [Id(5)]
    public required long AuthenticatedAt { get; init; }

    /// <summary>Assurance class, or null.</summary>
    [Id(6)]
    public string? Assurance { get; init; }

    /// <summary>Methods of the sign-in.</summary>
    [Id(7)]
    public string[] Methods { get; init; } = [];

    /// <summary>When the grant was made, unix seconds.</summary>
    [Id(8)]
    public required long BeganAt { get; init; }

    /// <summary>Packed entities that the family dies with, each with the durable epoch of its owner.</summary>
    [Id(9)]
    public required byte[] Entities { get; init; }

    /// <summary>Never shows the person.</summary>
    public override string ToString() => nameof(RefreshFamily);
}
