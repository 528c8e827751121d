using System.Formats.Asn1;
using System.Text;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// Decodes the string types of names. Deliberately tolerant of characters outside a type's alphabet, which authorities
/// often write (an at sign in a PrintableString); what is not well-formed in its encoding is refused.
/// </summary>
internal static class Asn1Text
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(
        bigEndian: true,
        byteOrderMark: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Reads the next value as text, or returns null when it is no string type.</summary>
    internal static string? ReadOrNull(AsnReader reader)
    {
        var tag = reader.PeekTag();
        var content = reader.PeekContentBytes().Span;
        var encoding = tag.TagClass == TagClass.Universal ? EncodingOf((UniversalTagNumber)tag.TagValue) : null;
        if (encoding is null)
        {
            return null;
        }

        try
        {
            var text = encoding.GetString(content);
            reader.ReadEncodedValue();
            return text;
        }
        catch (DecoderFallbackException exception)
        {
            throw new AsnContentException("A string is not well-formed in its encoding.", exception);
        }
    }

    /// <summary>Reads an IA5String under a context tag; only ASCII is accepted.</summary>
    internal static string ReadIa5(AsnReader reader, Asn1Tag tag) =>
        reader.ReadCharacterString(UniversalTagNumber.IA5String, tag);

    private static Encoding? EncodingOf(UniversalTagNumber number) =>
        number switch
        {
            UniversalTagNumber.UTF8String => Utf8,
            UniversalTagNumber.BMPString => Utf16,
            UniversalTagNumber.PrintableString
            or UniversalTagNumber.IA5String
            or UniversalTagNumber.T61String
            or UniversalTagNumber.NumericString
            or UniversalTagNumber.VisibleString => Encoding.Latin1,
            _ => null,
        };
}
