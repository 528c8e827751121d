using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Servers;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Grains.Authorization;

/// <summary>When this server says who a person is, and what of it the granted scopes allow.</summary>
internal static class GivenIdentity
{
    /// <summary>Longest life of the tokens of a data holder, in seconds (TIER-40).</summary>
    public const long MaximumSeconds = 300;

    private const string OpenId = "openid";

    /// <summary>Whether an ID token goes with a grant (TOK-30).</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="community">Community of the client.</param>
    /// <param name="scope">Granted scopes, separated by blanks.</param>
    public static bool IsGiven(AuthorizationServer server, string community, string scope) =>
        server.IsIdentityProviderOf(community) && scope.Split(' ').Contains(OpenId, StringComparer.Ordinal);

    /// <summary>What may be said of a person who allows a request; null for nothing.</summary>
    /// <param name="opened">The request.</param>
    /// <param name="person">Who allows it.</param>
    public static IdentityClaims? ClaimsOf(AuthorizationCase opened, SignedInPerson person)
    {
        var scope = $"{opened.Request.Scopes}";
        if (person.Details is not { } details || !IsGiven(opened.Server, opened.Community.Uri, scope))
        {
            return null;
        }

        var all = new IdentityClaims
        {
            Name = details.Name,
            Email = details.Email,
            IsEmailVerified = details.IsEmailVerified,
            FhirUser = details.FhirUser,
        };
        return all.Within(scope);
    }
}
