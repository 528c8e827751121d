using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.UpstreamMetadata;

/// <summary>The claims of <c>signed_metadata</c>, of the right types and not yet judged. DISC-22 to DISC-26.</summary>
/// <param name="Standard">The standard claims; there is no <c>aud</c>.</param>
/// <param name="Endpoints">The signed endpoints.</param>
internal sealed record SignedMetadata(StandardClaims Standard, MetadataEndpoints Endpoints)
{
    private const int MaximumTextLength = 2048;

    /// <summary>Reads the claims.</summary>
    /// <returns>False when a required claim is absent, or any claim is not of its form.</returns>
    internal static bool TryRead(JsonElement claims, out SignedMetadata? signed)
    {
        signed = null;
        if (
            !TryReadText(claims, "iss", out var issuer)
            || !TryReadText(claims, "sub", out var subject)
            || !TryReadText(claims, "jti", out var jwtId)
            || claims.TryGetOptionalTime("exp", out var expiresAt) != ClaimPresence.Present
            || claims.TryGetOptionalTime("iat", out var issuedAt) != ClaimPresence.Present
            || claims.TryGetOptionalTime("nbf", out var notBefore) == ClaimPresence.WrongType
            || !MetadataEndpoints.TryRead(claims, out var endpoints)
        )
        {
            return false;
        }

        // an absent nbf reads as 0, which has always passed
        signed = new(new(issuer, subject, [], expiresAt, issuedAt, jwtId, notBefore), endpoints!);
        return true;
    }

    private static bool TryReadText(JsonElement claims, string name, out string text) =>
        claims.TryGetString(name, out text) && text.Length is > 0 and <= MaximumTextLength;
}
