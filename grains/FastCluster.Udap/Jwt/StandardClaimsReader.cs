using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Jwt;

/// <summary>Reads the standard claims of a payload: presence, JSON types, bounds. It judges no values. JWT-09, JWT-26.</summary>
public static class StandardClaimsReader
{
    private const int MaximumTextLength = 2048;
    private const int MaximumAudiences = 64;

    /// <summary>Reads the claims; an absent claim is reported before one of the wrong type.</summary>
    /// <param name="claims">A payload object.</param>
    /// <param name="result">The claims when the answer is <see cref="RejectionReason.None"/>.</param>
    /// <returns>
    /// <see cref="RejectionReason.JwtClaimMissing"/>, <see cref="RejectionReason.JwtClaimType"/> (also for an empty or
    /// oversized value), or none.
    /// </returns>
    public static RejectionReason TryRead(JsonElement claims, out StandardClaims? result)
    {
        var worst = new Worst();
        var issuer = ReadText(claims, "iss", ref worst);
        var subject = ReadText(claims, "sub", ref worst);
        var audience = ReadAudience(claims, ref worst);
        var expiresAt = ReadTime(claims, "exp", ref worst);
        var issuedAt = ReadTime(claims, "iat", ref worst);
        var jwtId = ReadText(claims, "jti", ref worst);
        var notBefore = ReadNotBefore(claims, ref worst);
        result =
            worst.Reason == RejectionReason.None
                ? new StandardClaims(issuer, subject, audience, expiresAt, issuedAt, jwtId, notBefore)
                : null;
        return worst.Reason;
    }

    private static string ReadText(JsonElement claims, string name, ref Worst worst)
    {
        var presence = claims.TryGetOptionalString(name, out var value);
        worst.Note(presence, value is null || IsBounded(value));
        return value ?? string.Empty;
    }

    private static ImmutableArray<string> ReadAudience(JsonElement claims, ref Worst worst)
    {
        var presence = claims.TryGetOneOrMany("aud", out var values);
        worst.Note(presence, values.Length <= MaximumAudiences && values.All(IsBounded));
        return values;
    }

    private static long ReadTime(JsonElement claims, string name, ref Worst worst)
    {
        worst.Note(claims.TryGetOptionalTime(name, out var seconds), isBounded: true);
        return seconds;
    }

    private static long? ReadNotBefore(JsonElement claims, ref Worst worst)
    {
        var presence = claims.TryGetOptionalTime("nbf", out var seconds);
        if (presence == ClaimPresence.Absent)
        {
            return null;
        }

        worst.Note(presence, isBounded: true);
        return seconds;
    }

    private static bool IsBounded(string value) => value.Length is > 0 and <= MaximumTextLength;

    private struct Worst
    {
        public RejectionReason Reason { get; private set; }

        public void Note(ClaimPresence presence, bool isBounded)
        {
            if (presence == ClaimPresence.Absent)
            {
                Reason = RejectionReason.JwtClaimMissing;
            }
            else if (Reason == RejectionReason.None && (presence == ClaimPresence.WrongType || !isBounded))
            {
                Reason = RejectionReason.JwtClaimType;
            }
        }
    }
}
