using System.Security.Cryptography;
using System.Text;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.IdTokens;

/// <summary>
/// The ordered rules of an ID token of a foreign identity provider: form, then (by the caller) signature, path and
/// revocation, then its claims. Keys come from <c>x5c</c> alone. Pure; any number of callers at once. TIER-28 to TIER-32;
/// OpenID Connect Core section 3.1.3.7.
/// </summary>
public static class IdTokenValidator
{
    /// <summary>Reads the form: compact, an allowed algorithm, <c>x5c</c>. TIER-29, TIER-31.</summary>
    /// <param name="text">What the identity provider sent, of any shape.</param>
    /// <param name="jwt">The JWT when the answer is none; signature and claims are not judged.</param>
    /// <returns><see cref="RejectionReason.IdTokenMalformed"/> or none.</returns>
    public static RejectionReason TryParse(string text, out ParsedJwt? jwt) =>
        JwtParser.TryParse(text, JwtLimits.Default, out jwt) == RejectionReason.None
            ? RejectionReason.None
            : RejectionReason.IdTokenMalformed;

    /// <summary>What is said of a signer that was refused. TIER-29, TIER-30.</summary>
    /// <param name="signer">Why signature, path or revocation was refused, or none.</param>
    /// <returns>
    /// <see cref="RejectionReason.IdTokenSignature"/>, <see cref="RejectionReason.IdTokenUntrusted"/>, the reason itself where
    /// the caller may try again, or none.
    /// </returns>
    public static RejectionReason ReasonOf(RejectionReason signer) =>
        SignerRefusals.Translate(signer, RejectionReason.IdTokenSignature, RejectionReason.IdTokenUntrusted);

    /// <summary>Judges the claims.</summary>
    /// <param name="jwt">The ID token; its signature verified with the key of <c>x5c[0]</c>.</param>
    /// <param name="signer">The proven path of <c>x5c</c>, revocation judged.</param>
    /// <param name="expected">What this server asked and was given.</param>
    /// <param name="now">The server's time.</param>
    public static IdTokenOutcome Validate(
        ParsedJwt jwt,
        CertificatePath signer,
        IdTokenExpectation expected,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(jwt);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(expected);
        if (!ReceivedIdToken.TryRead(jwt.Claims, expected.RequiresAssurance, out var token))
        {
            return new IdTokenOutcome.Rejected(RejectionReason.IdTokenClaims);
        }

        var reason = CheckIssuer(token!, signer, expected);
        reason = reason == RejectionReason.None ? CheckAudience(token!, expected) : reason;
        reason = reason == RejectionReason.None ? CheckTimes(token!, expected, now) : reason;
        reason = reason == RejectionReason.None ? CheckBinding(token!, jwt.Algorithm, expected) : reason;
        return reason == RejectionReason.None
            ? new IdTokenOutcome.Accepted(ClaimsOf(token!, expected))
            : new IdTokenOutcome.Rejected(reason);
    }

    private static RejectionReason CheckIssuer(
        ReceivedIdToken token,
        CertificatePath signer,
        IdTokenExpectation expected
    )
    {
        if (token.Standard.Issuer != expected.Issuer)
        {
            return RejectionReason.IdTokenIssuer;
        }

        return signer.Leaf.UriNames.Contains(token.Standard.Issuer, StringComparer.Ordinal)
            ? RejectionReason.None
            : RejectionReason.IdTokenIssuerNotInCertificate;
    }

    /// <summary>No other audience is trusted with a token that signs a person in here.</summary>
    private static RejectionReason CheckAudience(ReceivedIdToken token, IdTokenExpectation expected)
    {
        if (token.Standard.Audience.Any(audience => audience != expected.ClientId))
        {
            return RejectionReason.IdTokenAudience;
        }

        var isNeeded = token.Standard.Audience.Length > 1;
        return token.AuthorizedParty == expected.ClientId || (token.AuthorizedParty is null && !isNeeded)
            ? RejectionReason.None
            : RejectionReason.IdTokenAuthorizedParty;
    }

    private static RejectionReason CheckTimes(ReceivedIdToken token, IdTokenExpectation expected, DateTimeOffset now)
    {
        var reason = JwtTimeRules.Check(token.Standard, expected.MaximumLifetime, expected.Skew, now);
        var earliest = (now - expected.MaximumAge - expected.Skew).ToUnixTimeSeconds();
        return reason != RejectionReason.None || token.Standard.IssuedAt < earliest
            ? RejectionReason.IdTokenTimes
            : RejectionReason.None;
    }

    /// <summary>To this sign-in (<c>nonce</c>) and to the access token beside it (<c>at_hash</c>).</summary>
    private static RejectionReason CheckBinding(
        ReceivedIdToken token,
        JwtAlgorithm algorithm,
        IdTokenExpectation expected
    )
    {
        if (token.Nonce is null || !AreEqual(token.Nonce, expected.Nonce))
        {
            return RejectionReason.IdTokenNonce;
        }

        return token.AccessTokenHash is { } hash && !AreEqual(hash, AccessTokenHash.Of(expected.AccessToken, algorithm))
            ? RejectionReason.IdTokenAccessTokenHash
            : RejectionReason.None;
    }

    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static IdTokenClaims ClaimsOf(ReceivedIdToken token, IdTokenExpectation expected) =>
        new()
        {
            Issuer = token.Standard.Issuer,
            Subject = token.Standard.Subject,
            Audience = expected.ClientId,
            IssuedAt = DateTimeOffset.FromUnixTimeSeconds(token.Standard.IssuedAt),
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(token.Standard.ExpiresAt),
            Nonce = token.Nonce,
            AuthenticatedAt = token.AuthenticatedAt is { } time ? DateTimeOffset.FromUnixTimeSeconds(time) : null,
            Acr = token.Acr,
            Amr = token.Amr,
        };
}
