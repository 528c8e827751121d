using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.AccessTokens;

/// <summary>The text form of 128-bit identifiers (<c>jti</c>, family): 16 bytes big-endian as 22 characters of base64url.</summary>
public static class TokenIdentifier
{
    /// <summary>Characters of the text form.</summary>
    public const int TextLength = 22;

    private const int ByteLength = 16;

    /// <summary>Writes the text form.</summary>
    /// <param name="value">The identifier.</param>
    /// <returns>22 characters.</returns>
    public static string Format(UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads the text form; a value has exactly one spelling.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="value">The identifier when the answer is true.</param>
    public static bool TryParse(string text, out UInt128 value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = default;
        Span<byte> ascii = stackalloc byte[TextLength];
        Span<byte> bytes = stackalloc byte[ByteLength];
        if (text.Length != TextLength || !Ascii.IsValid(text) || Encoding.ASCII.GetBytes(text, ascii) != TextLength)
        {
            return false;
        }

        if (!StrictBase64.TryDecodeUrl(ascii, bytes))
        {
            return false;
        }

        value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return true;
    }
}
