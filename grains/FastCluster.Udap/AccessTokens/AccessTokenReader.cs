using System.Text;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.AccessTokens;

/// <summary>
/// Reads access tokens of this server strictly: other JWTs (a client assertion, an ID token) are not of its form
/// (JWT-23). Signature, expiry and revocation are judged by the caller. Any number of callers at once. AT-01, AT-02.
/// </summary>
public static class AccessTokenReader
{
    /// <summary>Longest token, characters.</summary>
    public const int MaximumLength = 64 * 1024;

    private const int MaximumDepth = 8;

    /// <summary>Reads a token.</summary>
    /// <param name="text">What the caller sent, of any shape.</param>
    /// <param name="token">The token when the answer is true.</param>
    /// <returns>False when the text is not a token of this form; there is no more to tell a caller (REV-10).</returns>
    public static bool TryParse(string text, out AccessToken? token)
    {
        ArgumentNullException.ThrowIfNull(text);
        token = null;
        if (text.Length > MaximumLength || !Ascii.IsValid(text))
        {
            return false;
        }

        var ascii = Encoding.ASCII.GetBytes(text);
        var first = Array.IndexOf(ascii, (byte)'.');
        var last = Array.LastIndexOf(ascii, (byte)'.');
        if (
            first < 1
            || last == first
            || !TypedJwtHeader.TryRead(
                ascii.AsSpan(0, first),
                AccessTokenMembers.Type,
                out var keyId,
                out var algorithm
            )
        )
        {
            return false;
        }

        if (
            !TryReadClaims(ascii.AsSpan(first + 1, last - first - 1), out var read)
            || !Base64UrlText.TryDecode(ascii.AsSpan(last + 1), MaximumLength, out var signature)
            || signature.Length == 0
        )
        {
            return false;
        }

        token = new(read!, keyId, algorithm, new JwtParts(ascii.AsMemory(0, last), signature));
        return true;
    }

    private static bool TryReadClaims(ReadOnlySpan<byte> part, out AccessTokenClaims? claims)
    {
        claims = null;
        LentObject.TryOpen(part, MaximumDepth, out var lent);
        using (lent)
        {
            return lent is not null && AccessTokenClaimsReader.TryRead(lent.Members, out claims);
        }
    }
}
