using System.Collections.Immutable;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// The claims that every software statement, client assertion and certification holds (RFC 7519 section 4.1), of the
/// right types and not yet judged. Made by <see cref="StandardClaimsReader"/>. Times are whole seconds since 1970-01-01
/// UTC, 0 to <see cref="LatestTime"/>. Strings are compared ordinally, never normalised. JWT-09, JWT-17, JWT-26.
/// </summary>
/// <param name="Issuer"><c>iss</c>, 1 to 2,048 characters.</param>
/// <param name="Subject"><c>sub</c>, 1 to 2,048 characters.</param>
/// <param name="Audience"><c>aud</c> as a list of 1 to 64 strings.</param>
/// <param name="ExpiresAt"><c>exp</c>.</param>
/// <param name="IssuedAt"><c>iat</c>.</param>
/// <param name="JwtId"><c>jti</c>, 1 to 2,048 characters of any kind, blanks included.</param>
/// <param name="NotBefore"><c>nbf</c>, or null when absent. JWT-22.</param>
public sealed record StandardClaims(
    string Issuer,
    string Subject,
    ImmutableArray<string> Audience,
    long ExpiresAt,
    long IssuedAt,
    string JwtId,
    long? NotBefore
)
{
    /// <summary>9999-12-31T23:59:59Z, the last second that the platform's time type can hold.</summary>
    public const long LatestTime = 253_402_300_799;
}
