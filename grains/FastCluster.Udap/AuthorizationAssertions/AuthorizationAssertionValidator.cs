using System.Collections.Immutable;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;

namespace FastCluster.Udap.AuthorizationAssertions;

/// <summary>
/// The ordered rules on the claims of an authorization assertion, all of them before any cryptography; <see cref="CheckBinding"/>
/// comes after signature and path. Pure; any number of callers at once. AZA-03 to AZA-12.
/// </summary>
public static class AuthorizationAssertionValidator
{
    /// <summary>Judges a text and its claims.</summary>
    /// <param name="text">Compact JWS in UTF-8; not to be changed.</param>
    /// <param name="rules">What the server accepts from this client.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="assertion">The assertion when the answer is <see cref="RejectionReason.None"/>.</param>
    /// <returns>None, or the first rule broken (reasons 880 to 885).</returns>
    public static RejectionReason TryRead(
        ReadOnlyMemory<byte> text,
        AuthorizationAssertionRules rules,
        DateTimeOffset now,
        out AuthorizationAssertion? assertion
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        assertion = null;
        if (
            JwtParser.TryParse(text, JwtLimits.Default, out var jwt) != RejectionReason.None
            || StandardClaimsReader.TryRead(jwt!.Claims, out var claims) != RejectionReason.None
            || !TryReadScopes(jwt, out var scopes)
        )
        {
            return RejectionReason.AuthorizationAssertionMalformed; // AZA-03
        }

        var reason = CheckClaims(jwt, claims!, rules, now);
        assertion = reason == RejectionReason.None ? new AuthorizationAssertion(jwt, claims!, scopes) : null;
        return reason;
    }

    /// <summary>Judges whether the certificate is one of the issuer: its URI must be a URI name of the leaf. AZA-04.</summary>
    /// <param name="issuer">The <c>iss</c> of the assertion.</param>
    /// <param name="leafUriNames">The URI names of <c>x5c[0]</c>.</param>
    /// <returns>None or <see cref="RejectionReason.AuthorizationAssertionUntrusted"/>.</returns>
    public static RejectionReason CheckBinding(string issuer, ImmutableArray<string> leafUriNames) =>
        leafUriNames.Contains(issuer, StringComparer.Ordinal)
            ? RejectionReason.None
            : RejectionReason.AuthorizationAssertionUntrusted;

    private static RejectionReason CheckClaims(
        ParsedJwt jwt,
        StandardClaims claims,
        AuthorizationAssertionRules rules,
        DateTimeOffset now
    )
    {
        if (jwt.Claims.TryGetProperty("resources", out _))
        {
            return RejectionReason.AuthorizationAssertionResources; // AZA-12
        }

        if (AudienceRules.Check(claims, rules.AcceptedAudiences) != RejectionReason.None)
        {
            return RejectionReason.AuthorizationAssertionAudience; // AZA-07
        }

        if (JwtTimeRules.Check(claims, rules.Policy.MaximumLifetime, rules.Skew, now) is not RejectionReason.None)
        {
            return RejectionReason.AuthorizationAssertionNotInTime; // AZA-08
        }

        if (!IsForClient(jwt, claims, rules))
        {
            return RejectionReason.AuthorizationAssertionForAnother; // AZA-06
        }

        var speaks = rules.Policy.Issuers.Any(one =>
            string.Equals(one.Uri, claims.Issuer, StringComparison.Ordinal) && one.SpeaksFor(claims.Subject)
        );
        return speaks ? RejectionReason.None : RejectionReason.AuthorizationAssertionSubject; // AZA-05
    }

    /// <summary><c>azp</c> names the client by URI or id; only a client's own assertion goes without.</summary>
    private static bool IsForClient(ParsedJwt jwt, StandardClaims claims, AuthorizationAssertionRules rules) =>
        jwt.Claims.TryGetOptionalString("azp", out var party) switch
        {
            ClaimPresence.Present => party == rules.ClientUri || party == rules.ClientId,
            ClaimPresence.Absent => claims.Issuer == rules.ClientUri,
            _ => false,
        };

    private static bool TryReadScopes(ParsedJwt jwt, out ScopeSet? scopes)
    {
        scopes = null;
        return jwt.Claims.TryGetOptionalString("scope", out var text) switch
        {
            ClaimPresence.Absent => true,
            ClaimPresence.Present => ScopeSet.TryParse(text!, out scopes) == RejectionReason.None,
            _ => false,
        };
    }
}
