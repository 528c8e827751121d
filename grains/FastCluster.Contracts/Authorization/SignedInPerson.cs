namespace FastCluster.Contracts.Authorization;

/// <summary>The person of a browser session, as the sign-in said.</summary>
[GenerateSerializer, Immutable, Alias("fc.SignedInPerson")]
public sealed record SignedInPerson
{
    /// <summary>Local person: 1 to 200 characters, <c>sub</c> of the tokens; never a name or address.</summary>
    [Id(0)]
    public required string Subject { get; init; }

    /// <summary>When the person proved who they are, unix seconds; <c>auth_time</c>.</summary>
    [Id(1)]
    public required long AuthenticatedAt { get; init; }

    /// <summary>Assurance class, or null (AT-06).</summary>
    [Id(2)]
    public string? Assurance { get; init; }

    /// <summary>Methods of the sign-in (AT-06).</summary>
    [Id(3)]
    public string[] Methods { get; init; } = [];

    /// <summary>Whether the sign-in was made for this very request, as <c>prompt=login</c> demands.</summary>
    [Id(4)]
    public bool IsForThisRequest { get; init; }

    /// <summary>Base URL of the identity provider over which they came, or null where they came by none (TIER-06).</summary>
    [Id(5)]
    public string? IdentityProvider { get; init; }

    /// <summary>What the sign-in said beyond that, or null; only where the server says who people are.</summary>
    [Id(6)]
    public PersonDetails? Details { get; init; }

    /// <summary>Never shows who it is.</summary>
    public override string ToString() => nameof(SignedInPerson);
}
