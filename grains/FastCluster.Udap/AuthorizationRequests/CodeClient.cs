using System.Collections.Immutable;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Scopes;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>What an authorization request is judged by of the client that it names; made of its registration.</summary>
/// <param name="ClientId">The client id, exact.</param>
/// <param name="RedirectUris">The registered redirect URIs; none for a client of another grant.</param>
/// <param name="GrantTypes">The registered grant types.</param>
/// <param name="Scopes">The registered scopes, parsed.</param>
public sealed record CodeClient(
    string ClientId,
    ImmutableArray<string> RedirectUris,
    ImmutableArray<GrantType> GrantTypes,
    ScopeSet Scopes
);
