using FastCluster.Grains.Tokens;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Scopes;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Grains.Clients;

/// <summary>The rule objects of a community, made once per policy.</summary>
/// <param name="Statements">Rules of software statements.</param>
/// <param name="TokenScopes">Scopes of client-credentials tokens.</param>
/// <param name="Authorizations">Rules of authorization requests.</param>
/// <param name="Personal">Scopes of tokens that people allowed.</param>
internal sealed record CommunityRules(
    SoftwareStatementValidator Statements,
    TokenScopes TokenScopes,
    AuthorizationRequestRules Authorizations,
    PersonalScopes Personal
)
{
    /// <summary>Makes the rules of a policy.</summary>
    public static CommunityRules Of(CommunityPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var negotiator = new ScopeNegotiator(policy.Scopes);
        return new(
            new SoftwareStatementValidator(policy),
            new TokenScopes(negotiator),
            new AuthorizationRequestRules(policy, negotiator),
            new PersonalScopes(negotiator)
        );
    }
}
