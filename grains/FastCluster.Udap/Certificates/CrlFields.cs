using System.Formats.Asn1;
using System.Numerics;

namespace FastCluster.Udap.Certificates;

/// <summary>The signed part of a CRL, RFC 5280 section 5.1.2, without its entries being read yet.</summary>
internal sealed record CrlFields(
    DistinguishedName Issuer,
    DateTimeOffset ThisUpdate,
    DateTimeOffset NextUpdate,
    ReadOnlyMemory<byte> Revoked,
    BigInteger Number
)
{
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <exception cref="AsnContentException">It is not DER of a CRL, has no end, or holds a critical extension not understood.</exception>
    internal static CrlFields Read(SignedDer signed)
    {
        var outer = new AsnReader(signed.Signed, AsnEncodingRules.DER);
        var reader = outer.ReadSequence();
        if (reader.PeekTag() == Asn1Tag.Integer)
        {
            reader.ReadIntegerBytes();
        }

        signed.ReadInnerAlgorithm(reader);
        var issuer = DistinguishedName.Read(reader);
        var thisUpdate = CertificateFields.ReadTime(reader);
        var nextUpdate = CertificateFields.ReadTime(reader);
        var hasEntries = reader.HasData && reader.PeekTag() == Asn1Tag.Sequence;
        var revoked = hasEntries ? reader.ReadEncodedValue() : ReadOnlyMemory<byte>.Empty;
        var number = reader.HasData ? ReadExtensions(reader.ReadSequence(ExtensionsTag)) : BigInteger.Zero;
        reader.ThrowIfNotEmpty();
        return new CrlFields(issuer, thisUpdate, nextUpdate, revoked, number);
    }

    /// <summary>A critical entry extension changes what the entry means: the certificate issuer of an indirect CRL.</summary>
    internal static void CheckEntryExtensions(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var (_, isCritical, _) = ReadExtension(extensions.ReadSequence());
            if (isCritical)
            {
                throw new AsnContentException("A critical CRL entry extension is not supported.");
            }
        }
    }

    private static BigInteger ReadExtensions(AsnReader wrapper)
    {
        var number = BigInteger.Zero;
        for (var extensions = wrapper.ReadSequence(); extensions.HasData; )
        {
            var (oid, isCritical, value) = ReadExtension(extensions.ReadSequence());
            if (oid == X509Oids.CrlNumber)
            {
                number = new AsnReader(value, AsnEncodingRules.DER).ReadInteger();
            }
            else if (isCritical)
            {
                // Delta CRL indicator and issuing distribution point are always critical (sections 5.2.4 and 5.2.5).
                throw new AsnContentException("A critical CRL extension is not supported.");
            }
        }

        return number >= 0 ? number : throw new AsnContentException("A CRL number is not negative.");
    }

    private static (string Oid, bool IsCritical, ReadOnlyMemory<byte> Value) ReadExtension(AsnReader extension)
    {
        var oid = extension.ReadObjectIdentifier();
        var isCritical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
        return (oid, isCritical, extension.ReadOctetString());
    }
}
