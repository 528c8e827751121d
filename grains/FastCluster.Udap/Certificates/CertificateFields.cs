using System.Formats.Asn1;

namespace FastCluster.Udap.Certificates;

/// <summary>The signed part of a certificate, RFC 5280 section 4.1.2.</summary>
internal sealed record CertificateFields(
    ReadOnlyMemory<byte> SerialNumber,
    DistinguishedName Issuer,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    DistinguishedName Subject,
    ReadOnlyMemory<byte> SubjectPublicKeyInfo,
    CertificateExtensionSet Extensions
)
{
    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag IssuerIdTag = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag SubjectIdTag = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3, isConstructed: true);

    /// <summary>Reads the signed part.</summary>
    /// <exception cref="AsnContentException">It is not DER of a certificate, or its issuer is empty.</exception>
    internal static CertificateFields Read(SignedDer signed)
    {
        var outer = new AsnReader(signed.Signed, AsnEncodingRules.DER);
        var reader = outer.ReadSequence();
        var version = ReadVersion(reader);
        var serialNumber = reader.ReadIntegerBytes();
        signed.ReadInnerAlgorithm(reader);
        var issuer = DistinguishedName.Read(reader);
        if (issuer.IsEmpty)
        {
            throw new AsnContentException("The issuer has no name."); // section 4.1.2.4
        }

        var validity = reader.ReadSequence();
        var notBefore = ReadTime(validity);
        var notAfter = ReadTime(validity);
        validity.ThrowIfNotEmpty();
        var subject = DistinguishedName.Read(reader);
        var subjectPublicKeyInfo = reader.ReadEncodedValue();
        var extensions = ReadExtensions(reader, version);
        reader.ThrowIfNotEmpty();
        return new CertificateFields(
            serialNumber,
            issuer,
            notBefore,
            notAfter,
            subject,
            subjectPublicKeyInfo,
            extensions
        );
    }

    /// <summary>Reads a UTCTime (years 1950 to 2049) or GeneralizedTime without fractions, section 4.1.2.5.</summary>
    internal static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag() == Asn1Tag.UtcTime ? reader.ReadUtcTime(twoDigitYearMax: 2049) : reader.ReadGeneralizedTime();

    private static int ReadVersion(AsnReader reader)
    {
        if (!reader.PeekTag().HasSameClassAndValue(VersionTag))
        {
            return 1;
        }

        var wrapper = reader.ReadSequence(VersionTag);
        var isKnown = wrapper.TryReadInt32(out var number) && number is 1 or 2;
        wrapper.ThrowIfNotEmpty();
        return isKnown ? number + 1 : throw new AsnContentException("Unknown certificate version.");
    }

    private static CertificateExtensionSet ReadExtensions(AsnReader reader, int version)
    {
        SkipOptional(reader, IssuerIdTag);
        SkipOptional(reader, SubjectIdTag);
        if (!reader.HasData)
        {
            return new CertificateExtensionSet();
        }

        if (version != 3)
        {
            throw new AsnContentException("Only version 3 has extensions.");
        }

        var wrapper = reader.ReadSequence(ExtensionsTag);
        var extensions = wrapper.ReadSequence();
        wrapper.ThrowIfNotEmpty();
        return CertificateExtensionReader.Read(extensions);
    }

    private static void SkipOptional(AsnReader reader, Asn1Tag tag)
    {
        if (reader.HasData && reader.PeekTag().HasSameClassAndValue(tag))
        {
            reader.ReadEncodedValue();
        }
    }
}
