using System.Formats.Asn1;
using System.Numerics;

namespace FastCluster.Udap.Certificates;

/// <summary>The signed part of a CRL, RFC 5280 section 5.1.2, without its entries being read yet.</summary>
internal sealed record CrlFields(
    DistinguishedName Issuer,
    DateTimeOffset ThisUpdate,
    DateTimeOffset NextUpdate,
    ReadOnlyMemory<byte> Revoked,
    BigInteger Number,
    CrlScope Scope
)
{
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Reads the signed part.</summary>
    /// <exception cref="AsnContentException">
    /// It is not DER of a version 2 CRL, has no number or no end, or holds a critical extension not understood.
    /// </exception>
    internal static CrlFields Read(SignedDer signed)
    {
        var outer = new AsnReader(signed.Signed, AsnEncodingRules.DER);
        var reader = outer.ReadSequence();
        if (!reader.TryReadInt32(out var version) || version != 1)
        {
            throw new AsnContentException("Only version 2 CRLs have a number.");
        }

        signed.ReadInnerAlgorithm(reader);
        var issuer = DistinguishedName.Read(reader);
        var thisUpdate = CertificateFields.ReadTime(reader);
        var nextUpdate = CertificateFields.ReadTime(reader);
        var hasEntries = reader.HasData && reader.PeekTag() == Asn1Tag.Sequence;
        var revoked = hasEntries ? reader.ReadEncodedValue() : ReadOnlyMemory<byte>.Empty;
        var (number, scope) = ReadExtensions(reader.ReadSequence(ExtensionsTag));
        reader.ThrowIfNotEmpty();
        return new CrlFields(issuer, thisUpdate, nextUpdate, revoked, number, scope);
    }

    /// <summary>A critical entry extension changes what the entry means: the certificate issuer of an indirect CRL.</summary>
    internal static void CheckEntryExtensions(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var (oid, isCritical, _) = CertificateExtensionReader.ReadOne(extensions);
            if (isCritical && oid is not (X509Oids.CrlReason or X509Oids.InvalidityDate))
            {
                throw new AsnContentException("A critical CRL entry extension is not supported.");
            }
        }
    }

    private static (BigInteger Number, CrlScope Scope) ReadExtensions(AsnReader wrapper)
    {
        var (number, scope) = (BigInteger.MinusOne, CrlScope.All);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var extensions = wrapper.ReadSequence();
        wrapper.ThrowIfNotEmpty();
        while (extensions.HasData)
        {
            var (oid, isCritical, value) = CertificateExtensionReader.ReadOne(extensions);
            if (!seen.Add(oid))
            {
                throw new AsnContentException("An extension occurs twice.");
            }

            switch (oid)
            {
                case X509Oids.CrlNumber when !isCritical:
                    number = new AsnReader(value, AsnEncodingRules.DER).ReadInteger();
                    break;
                case X509Oids.IssuingDistributionPoint:
                    scope = CrlScope.Read(value);
                    break;
                case var _ when isCritical:
                    throw new AsnContentException("A critical CRL extension is not supported."); // a delta CRL is one
            }
        }

        return number >= 0 ? (number, scope) : throw new AsnContentException("The CRL has no number.");
    }
}
