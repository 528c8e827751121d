using FastCluster.Udap.Communities;
using FastCluster.Udap.Scopes;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Grains.Clients;

/// <summary>The rule objects of a community, made once per policy.</summary>
/// <param name="Statements">Rules of software statements.</param>
/// <param name="Scopes">Scope negotiation.</param>
internal sealed record CommunityRules(SoftwareStatementValidator Statements, ScopeNegotiator Scopes)
{
    /// <summary>Makes the rules of a policy.</summary>
    public static CommunityRules Of(CommunityPolicy policy) =>
        new(new SoftwareStatementValidator(policy), new ScopeNegotiator(policy.Scopes));
}
