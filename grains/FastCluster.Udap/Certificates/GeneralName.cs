using System.Formats.Asn1;

namespace FastCluster.Udap.Certificates;

/// <summary>One general name of RFC 5280 section 4.2.1.6.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Text">The text of mail, DNS and URI names; empty otherwise.</param>
/// <param name="Bytes">The octets of an IP address (or address and mask); empty otherwise.</param>
/// <param name="Directory">The directory name; null otherwise.</param>
internal sealed record GeneralName(
    GeneralNameKind Kind,
    string Text,
    ReadOnlyMemory<byte> Bytes,
    DistinguishedName? Directory
)
{
    /// <summary>Reads the next value as a general name.</summary>
    /// <exception cref="AsnContentException">It is not DER of a general name.</exception>
    internal static GeneralName Read(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue > (int)GeneralNameKind.RegisteredId)
        {
            throw new AsnContentException("Not a general name.");
        }

        var kind = (GeneralNameKind)tag.TagValue;
        switch (kind)
        {
            case GeneralNameKind.Email or GeneralNameKind.Dns or GeneralNameKind.Uri:
                return OfText(kind, Asn1Text.ReadIa5(reader, tag));
            case GeneralNameKind.IpAddress:
                return new GeneralName(kind, string.Empty, reader.ReadOctetString(tag), null);
            case GeneralNameKind.Directory:
                var inner = reader.ReadSequence(tag);
                var name = DistinguishedName.Read(inner);
                inner.ThrowIfNotEmpty();
                return OfDirectory(name);
            default:
                reader.ReadEncodedValue();
                return new GeneralName(kind, string.Empty, default, null);
        }
    }

    internal static GeneralName OfText(GeneralNameKind kind, string text) => new(kind, text, default, null);

    internal static GeneralName OfDirectory(DistinguishedName name) =>
        new(GeneralNameKind.Directory, string.Empty, default, name);
}
