using System.Collections.Immutable;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.ClientAssertions;

/// <summary>
/// The ordered rules of a client assertion. <see cref="TryReadClaims"/> is cheap and comes before any cryptography;
/// <see cref="CheckBinding"/> comes after signature and path, when the registration is known. Pure; any number of callers
/// at once. TOK-06 to TOK-09.
/// </summary>
public static class ClientAssertionValidator
{
    /// <summary>Judges the claims alone: types, client id, audience, times.</summary>
    /// <param name="jwt">The parsed assertion, signature not judged.</param>
    /// <param name="rules">What the endpoint accepts.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="assertion">The assertion when the answer is <see cref="RejectionReason.None"/>.</param>
    /// <returns>None, or the first rule broken (reasons 140 to 148 and 151).</returns>
    public static RejectionReason TryReadClaims(
        ParsedJwt jwt,
        ClientAssertionRules rules,
        DateTimeOffset now,
        out ClientAssertion? assertion
    )
    {
        ArgumentNullException.ThrowIfNull(jwt);
        ArgumentNullException.ThrowIfNull(rules);
        assertion = null;
        var reason = StandardClaimsReader.TryRead(jwt.Claims, out var claims); // JWT-09, JWT-26
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = CheckClaims(claims!, rules, now);
        assertion = reason == RejectionReason.None ? new ClientAssertion(jwt, claims!) : null;
        return reason;
    }

    /// <summary>
    /// Judges whether the certificate is one of the registered client: the issuer URI of its registration must be a URI
    /// subject alternative name of the leaf, byte for byte. X509-07, JWT-17.
    /// </summary>
    /// <param name="registeredIssuer">The <c>iss</c> of the software statement that registered the client.</param>
    /// <param name="leafUriNames">The URI names of <c>x5c[0]</c>.</param>
    /// <returns>None or <see cref="RejectionReason.JwtIssuerNotInCertificate"/>.</returns>
    public static RejectionReason CheckBinding(string registeredIssuer, ImmutableArray<string> leafUriNames)
    {
        ArgumentException.ThrowIfNullOrEmpty(registeredIssuer);
        return leafUriNames.Contains(registeredIssuer, StringComparer.Ordinal)
            ? RejectionReason.None
            : RejectionReason.JwtIssuerNotInCertificate;
    }

    private static RejectionReason CheckClaims(StandardClaims claims, ClientAssertionRules rules, DateTimeOffset now)
    {
        if (!string.Equals(claims.Subject, claims.Issuer, StringComparison.Ordinal))
        {
            return RejectionReason.JwtSubjectNotIssuer; // TOK-06
        }

        if (rules.ClientId is not null && !string.Equals(claims.Issuer, rules.ClientId, StringComparison.Ordinal))
        {
            return RejectionReason.JwtIssuerNotClient; // TOK-07
        }

        var reason = AudienceRules.Check(claims, rules.AcceptedAudiences); // TOK-08, JWT-18
        return reason == RejectionReason.None
            ? JwtTimeRules.Check(claims, JwtTimeRules.AssertionLifetime, rules.Skew, now) // JWT-10 to JWT-12
            : reason;
    }
}
