using FastCluster.Grains.Tokens;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Scopes;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Grains.Clients;

/// <summary>The rule objects of a community, made once per policy.</summary>
/// <param name="Statements">Rules of software statements.</param>
/// <param name="TokenScopes">Scopes of tokens.</param>
internal sealed record CommunityRules(SoftwareStatementValidator Statements, TokenScopes TokenScopes)
{
    /// <summary>Makes the rules of a policy.</summary>
    public static CommunityRules Of(CommunityPolicy policy) =>
        new(new SoftwareStatementValidator(policy), new TokenScopes(new ScopeNegotiator(policy.Scopes)));
}
