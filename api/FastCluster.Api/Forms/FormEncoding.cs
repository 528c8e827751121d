using System.Globalization;
using System.Text.Unicode;

namespace FastCluster.Api.Forms;

/// <summary>Percent-decoding of forms and queries: strict, so that one text has one reading.</summary>
internal static class FormEncoding
{
    private const int EscapeLength = 3;

    /// <summary>Decodes <c>%HH</c> and <c>+</c> once.</summary>
    /// <param name="raw">Encoded bytes.</param>
    /// <param name="scratch">Room for at least as many bytes.</param>
    /// <param name="text">The text in UTF-8, at the start of the room.</param>
    /// <returns>False for a broken escape or broken UTF-8.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> raw, Span<byte> scratch, out ReadOnlySpan<byte> text)
    {
        text = default;
        var written = 0;
        for (var index = 0; index < raw.Length; written++)
        {
            if (raw[index] != (byte)'%')
            {
                scratch[written] = raw[index] == (byte)'+' ? (byte)' ' : raw[index];
                index++;
                continue;
            }

            if (!TryReadEscape(raw[index..], out scratch[written]))
            {
                return false;
            }

            index += EscapeLength;
        }

        text = scratch[..written];
        return Utf8.IsValid(text);
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> raw, out byte value)
    {
        value = 0;
        return raw.Length >= EscapeLength
            && byte.TryParse(
                raw[1..EscapeLength],
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out value
            );
    }
}
