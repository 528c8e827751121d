using System.Buffers;
using System.Buffers.Text;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// Base64 in its two alphabets as RFC 4648 has it, so that a value has one spelling. The platform decoders skip
/// whitespace and, for base64url, take padding: the alphabet is checked here before they run. Foreign characters of the
/// other kinds and unused bits that are not zero they refuse themselves.
/// </summary>
internal static class StrictBase64
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<byte> Standard = SearchValues.Create([
        .. Letters.Select(c => (byte)c),
        .. "+/"u8,
    ]);
    private static readonly SearchValues<byte> Url = SearchValues.Create([.. Letters.Select(c => (byte)c), .. "-_"u8]);

    /// <summary>Bytes that an unpadded base64url text of this length stands for; -1 when no text has this length.</summary>
    public static int UrlDecodedLength(int textLength) =>
        textLength % 4 == 1 ? -1 : textLength / 4 * 3 + TailBytes(textLength);

    /// <summary>Decodes unpadded base64url. JWT-01.</summary>
    /// <param name="text">ASCII text.</param>
    /// <param name="destination">Exactly <see cref="UrlDecodedLength"/> bytes.</param>
    public static bool TryDecodeUrl(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Url))
        {
            return false;
        }

        return Base64Url.DecodeFromUtf8(text, destination, out _, out _) == OperationStatus.Done;
    }

    /// <summary>Bytes that a padded standard base64 text stands for; -1 when its length or padding is wrong.</summary>
    public static int StandardDecodedLength(ReadOnlySpan<byte> text)
    {
        if (text.Length % 4 != 0)
        {
            return -1;
        }

        return text.Length / 4 * 3 - (text.Length - WithoutPadding(text).Length);
    }

    /// <summary>Decodes padded standard base64. JWT-06.</summary>
    /// <param name="text">ASCII text.</param>
    /// <param name="destination">Exactly <see cref="StandardDecodedLength"/> bytes.</param>
    public static bool TryDecodeStandard(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var body = WithoutPadding(text);
        if (text.Length % 4 != 0 || body.ContainsAnyExcept(Standard))
        {
            return false;
        }

        return Base64.DecodeFromUtf8(text, destination, out _, out _) == OperationStatus.Done;
    }

    private static ReadOnlySpan<byte> WithoutPadding(ReadOnlySpan<byte> text)
    {
        if (text.EndsWith("=="u8))
        {
            return text[..^2];
        }

        return text.EndsWith("="u8) ? text[..^1] : text;
    }

    private static int TailBytes(int textLength) => Math.Max(0, textLength % 4 - 1);
}
