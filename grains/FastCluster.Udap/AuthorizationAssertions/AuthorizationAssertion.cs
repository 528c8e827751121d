using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;

namespace FastCluster.Udap.AuthorizationAssertions;

/// <summary>An authorization assertion whose claims passed every rule; who signed it is not judged yet.</summary>
/// <param name="Jwt">The parsed JWT.</param>
/// <param name="Claims">Its standard claims.</param>
/// <param name="Scopes">The scopes that it allows at the most (AZA-11); null when it names none.</param>
public sealed record AuthorizationAssertion(ParsedJwt Jwt, StandardClaims Claims, ScopeSet? Scopes)
{
    /// <summary>The scopes that a client may be granted by it: never more than is registered. AZA-11.</summary>
    /// <param name="registered">The scopes registered for the client, as stored.</param>
    /// <param name="limited">What both allow.</param>
    /// <returns><see cref="RejectionReason.ScopeTooLong"/> or none.</returns>
    public RejectionReason Limit(string registered, out string limited)
    {
        limited = registered;
        if (Scopes is null)
        {
            return RejectionReason.None;
        }

        ScopeSet.TryParse(registered, out var known);
        var isShort = ScopeIntersection.TryIntersect(known, Scopes, out var both);
        limited = $"{both}";
        return isShort ? RejectionReason.None : RejectionReason.ScopeTooLong;
    }

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(AuthorizationAssertion);
}
