using System.Collections.Immutable;
using FastCluster.Udap.AuthorizationExtensions;

namespace FastCluster.Grains.Tokens;

/// <summary>A grant that passed every rule but the replay claim.</summary>
/// <param name="Client">Who asks.</param>
/// <param name="Scope">Granted scope.</param>
/// <param name="Audience">FHIR bases the token is for.</param>
/// <param name="Context">For whom and why.</param>
internal sealed record TokenGrant(
    AuthenticatedClient Client,
    string Scope,
    ImmutableArray<string> Audience,
    AuthorizationContext Context
);
