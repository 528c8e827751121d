using System.Buffers.Text;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// Finds <c>\u</c> escapes that stand for half a surrogate pair. The platform parser accepts them and then throws when
/// the string is read, so they are refused before.
/// </summary>
internal static class JsonEscapes
{
    private const int EscapeLength = 6;

    /// <summary>Whether all surrogate escapes come in pairs; other malformed escapes are left to the parser.</summary>
    public static bool AreText(ReadOnlySpan<byte> utf8)
    {
        var rest = utf8;
        for (var at = rest.IndexOf((byte)'\\'); at >= 0; at = rest.IndexOf((byte)'\\'))
        {
            rest = rest[at..];
            var unit = ReadUnit(rest);
            if (unit is < 0xD800 or > 0xDFFF)
            {
                rest = rest[Math.Min(2, rest.Length)..];
                continue;
            }

            var isPair = unit < 0xDC00 && ReadUnit(rest[EscapeLength..]) is >= 0xDC00 and <= 0xDFFF;
            if (!isPair)
            {
                return false;
            }

            rest = rest[(2 * EscapeLength)..];
        }

        return true;
    }

    private static int ReadUnit(ReadOnlySpan<byte> escape)
    {
        if (escape.Length < EscapeLength || escape[0] != '\\' || escape[1] != 'u')
        {
            return 0;
        }

        var isHex =
            Utf8Parser.TryParse(escape[2..EscapeLength], out int unit, out var used, 'x') && used == EscapeLength - 2;
        return isHex ? unit : 0;
    }
}
