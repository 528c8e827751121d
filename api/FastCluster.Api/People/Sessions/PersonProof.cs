using FastCluster.Contracts.Authorization;

namespace FastCluster.Api.People.Sessions;

/// <summary>What a sign-in showed.</summary>
internal sealed record PersonProof
{
    /// <summary>Local person: 1 to 200 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>When they proved who they are, unix seconds.</summary>
    public required long AuthenticatedAt { get; init; }

    /// <summary>Assurance class, or null (AT-06).</summary>
    public string? Assurance { get; init; }

    /// <summary>Methods of the sign-in (AT-06).</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>Base URL of the identity provider over which they came, or null (TIER-06).</summary>
    public string? IdentityProvider { get; init; }

    /// <summary>What else is known of them, or null. It is kept only where the server says who people are.</summary>
    public PersonDetails? Details { get; init; }

    /// <summary>Never shows who it is.</summary>
    public override string ToString() => nameof(PersonProof);
}
