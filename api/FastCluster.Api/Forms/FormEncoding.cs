using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace FastCluster.Api.Forms;

/// <summary>Percent-decoding of forms and queries: strict, so that one text has one reading.</summary>
internal static class FormEncoding
{
    private const int EscapeLength = 3;

    /// <summary>Decodes <c>%HH</c> and <c>+</c> once.</summary>
    /// <param name="raw">Encoded bytes.</param>
    /// <param name="scratch">Room for at least as many bytes.</param>
    /// <param name="text">The text.</param>
    /// <returns>False for a broken escape or broken UTF-8.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> raw, Span<byte> scratch, out string text)
    {
        text = string.Empty;
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

        if (!Utf8.IsValid(scratch[..written]))
        {
            return false;
        }

        text = Encoding.UTF8.GetString(scratch[..written]);
        return true;
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
