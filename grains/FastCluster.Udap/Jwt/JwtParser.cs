using System.Buffers;
using System.Text;
using System.Text.Json;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// Reads a JWS in compact serialization, limits first, without any cryptography but the digest of <c>x5c</c>.
/// Pure; any number of callers at once. JWT-01, JWT-06, JWT-20, JWT-24.
/// </summary>
public static class JwtParser
{
    private const byte Dot = (byte)'.';

    /// <summary>Parses a text. The length is judged before anything is read.</summary>
    /// <param name="text">What the caller sent, of any shape.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="jwt">The JWT when the answer is <see cref="RejectionReason.None"/>.</param>
    /// <returns>None, or the first rule that the text breaks (reasons 100 to 123).</returns>
    public static RejectionReason TryParse(string text, JwtLimits limits, out ParsedJwt? jwt)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        jwt = null;
        if (text.Length > limits.MaximumLength)
        {
            return RejectionReason.JwtTooLarge;
        }

        return Ascii.IsValid(text)
            ? TryParse(Encoding.ASCII.GetBytes(text), limits, out jwt)
            : RejectionReason.JwtBadEncoding;
    }

    /// <summary>Parses a text in UTF-8, which is not copied. The length is judged before anything is read.</summary>
    /// <param name="text">What the caller sent, of any shape; not to be changed afterwards.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="jwt">The JWT when the answer is <see cref="RejectionReason.None"/>.</param>
    /// <returns>None, or the first rule that the text breaks (reasons 100 to 123).</returns>
    public static RejectionReason TryParse(ReadOnlyMemory<byte> text, JwtLimits limits, out ParsedJwt? jwt)
    {
        ArgumentNullException.ThrowIfNull(limits);
        jwt = null;
        if (text.Length > limits.MaximumLength)
        {
            return RejectionReason.JwtTooLarge;
        }

        var ascii = text.Span;
        if (!Ascii.IsValid(ascii))
        {
            return RejectionReason.JwtBadEncoding;
        }

        var first = ascii.IndexOf(Dot);
        var last = ascii.LastIndexOf(Dot);
        return first < 1 || last <= first + 1 || ascii[(first + 1)..last].Contains(Dot)
            ? RejectionReason.JwtNotCompact
            : TryRead(text, first..last, limits, out jwt);
    }

    private static RejectionReason TryRead(ReadOnlyMemory<byte> ascii, Range dots, JwtLimits limits, out ParsedJwt? jwt)
    {
        jwt = null;
        var reason = TryReadHeader(ascii.Span[..dots.Start.Value], limits, out var header);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = TryReadClaims(ascii.Span[(dots.Start.Value + 1)..dots.End.Value], limits, out var claims);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        reason = TryReadSignature(ascii.Span[(dots.End.Value + 1)..], out var signature);
        if (reason == RejectionReason.None)
        {
            jwt = new ParsedJwt(ascii, header!, claims, new JwtParts(ascii[..dots.End.Value], signature));
        }

        return reason;
    }

    private static RejectionReason TryReadHeader(ReadOnlySpan<byte> part, JwtLimits limits, out JwtHeader? header)
    {
        header = null;
        var reason = LentObject.TryOpen(part, limits.MaximumDepth, out var lent);
        using (lent)
        {
            return lent is null ? reason : JwtHeaderReader.TryRead(lent.Members, limits, out header);
        }
    }

    private static RejectionReason TryReadClaims(ReadOnlySpan<byte> part, JwtLimits limits, out JsonElement claims)
    {
        claims = default;
        var length = StrictBase64.UrlDecodedLength(part.Length);
        if (length < 0)
        {
            return RejectionReason.JwtBadEncoding;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var utf8 = buffer.AsSpan(0, length);
            return StrictBase64.TryDecodeUrl(part, utf8)
                ? LentObject.ReasonOf(StrictJson.TryParseObject(utf8, limits.MaximumDepth, out claims))
                : RejectionReason.JwtBadEncoding;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static RejectionReason TryReadSignature(ReadOnlySpan<byte> part, out byte[] signature)
    {
        signature = [];
        if (part.IsEmpty)
        {
            return RejectionReason.JwtNotCompact;
        }

        var length = StrictBase64.UrlDecodedLength(part.Length);
        if (length < 0)
        {
            return RejectionReason.JwtBadEncoding;
        }

        signature = new byte[length];
        return StrictBase64.TryDecodeUrl(part, signature) ? RejectionReason.None : RejectionReason.JwtBadEncoding;
    }
}
