using System.Collections.Immutable;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>A grant that passed every rule but the replay claim, and the one state change of a grant that consumes something.</summary>
/// <param name="Client">Who asks.</param>
/// <param name="Scope">Granted scope.</param>
/// <param name="Audience">FHIR bases the token is for.</param>
/// <param name="Context">For whom and why.</param>
internal sealed record TokenGrant(
    AuthenticatedClient Client,
    string Scope,
    ImmutableArray<string> Audience,
    AuthorizationContext Context
)
{
    /// <summary>For whom the client acts; null for client credentials.</summary>
    public GrantingPerson? Person { get; init; }

    /// <summary>Who authorized the client by assertion; null for every other grant.</summary>
    public AssertedAuthority? Authority { get; init; }

    /// <summary>What the grant consumes; null for client credentials.</summary>
    public IConsumption? Consumption { get; init; }

    /// <summary>Client, paths and consent with the epochs they were judged on.</summary>
    public ImmutableArray<EntityEpoch> Epochs =>
        Person is { } person ? Client.Epochs.AddRange(person.Entities)
        : Authority is { } authority ? Client.Epochs.AddRange(authority.Entities)
        : Client.Epochs;
}
