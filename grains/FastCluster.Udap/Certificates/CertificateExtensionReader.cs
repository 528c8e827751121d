using System.Collections.Immutable;
using System.Formats.Asn1;

namespace FastCluster.Udap.Certificates;

/// <summary>Reads the extensions of a certificate, RFC 5280 section 4.2. An extension that occurs twice is refused.</summary>
internal static class CertificateExtensionReader
{
    /// <summary>Reads the sequence of extensions.</summary>
    /// <exception cref="AsnContentException">Not DER, or an extension occurs twice or has no meaning.</exception>
    internal static CertificateExtensionSet Read(AsnReader extensions)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var result = new CertificateExtensionSet();
        while (extensions.HasData)
        {
            var (oid, isCritical, content) = ReadOne(extensions);
            if (!seen.Add(oid))
            {
                throw new AsnContentException("An extension occurs twice.");
            }

            var reader = new AsnReader(content, AsnEncodingRules.DER);
            result = Apply(result, oid, isCritical, reader);
            reader.ThrowIfNotEmpty();
        }

        return result;
    }

    /// <summary>Reads one extension: identifier, criticality, content.</summary>
    internal static (string Oid, bool IsCritical, ReadOnlyMemory<byte> Content) ReadOne(AsnReader extensions)
    {
        var extension = extensions.ReadSequence();
        var oid = extension.ReadObjectIdentifier();
        var isCritical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
        var content = extension.ReadOctetString();
        extension.ThrowIfNotEmpty();
        return (oid, isCritical, content);
    }

    private static CertificateExtensionSet Apply(
        CertificateExtensionSet set,
        string oid,
        bool isCritical,
        AsnReader reader
    ) =>
        oid switch
        {
            X509Oids.BasicConstraints => BasicConstraints(set, reader),
            X509Oids.KeyUsage => set with { KeyUsage = ReadKeyUsage(reader) },
            X509Oids.SubjectAlternativeName => set with
            {
                AlternativeNames = ReadNames(reader),
                AreAlternativeNamesCritical = isCritical,
            },
            X509Oids.NameConstraints => set with { NameConstraints = NameConstraints.Read(reader) },
            X509Oids.CertificatePolicies => set with { Policies = PolicyExtensionReader.ReadPolicies(reader) },
            X509Oids.PolicyMappings => set with { PolicyMappings = PolicyExtensionReader.ReadMappings(reader) },
            X509Oids.PolicyConstraints => PolicyExtensionReader.ReadConstraints(set, reader),
            X509Oids.InhibitAnyPolicy => set with { InhibitAnyPolicy = ReadCount(reader, Asn1Tag.Integer) },
            X509Oids.CrlDistributionPoints => set with { CrlUrls = DistributionPointReader.Read(reader) },
            X509Oids.ExtendedKeyUsage => ExtendedKeyUsage(set, reader),
            X509Oids.SubjectKeyIdentifier when !isCritical => set with { SubjectKeyIdentifier = Hex(reader) },
            X509Oids.AuthorityKeyIdentifier when !isCritical => AuthorityKey(set, reader),
            _ => Unprocessed(set, isCritical, reader),
        };

    private static CertificateExtensionSet BasicConstraints(CertificateExtensionSet set, AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var isAuthority = sequence.HasData && sequence.PeekTag() == Asn1Tag.Boolean && sequence.ReadBoolean();
        int? pathLength = sequence.HasData ? ReadCount(sequence, Asn1Tag.Integer) : null;
        sequence.ThrowIfNotEmpty();
        return set with { IsAuthority = isAuthority, PathLength = pathLength };
    }

    private static KeyUsages ReadKeyUsage(AsnReader reader)
    {
        var bits = reader.ReadBitString(out _).AsSpan();
        var usage = KeyUsages.None;
        usage |= IsSet(bits, 0x80) ? KeyUsages.DigitalSignature : KeyUsages.None;
        usage |= IsSet(bits, 0x04) ? KeyUsages.KeyCertSign : KeyUsages.None;
        usage |= IsSet(bits, 0x02) ? KeyUsages.CrlSign : KeyUsages.None;
        return usage;
    }

    private static bool IsSet(ReadOnlySpan<byte> bits, byte mask) => !bits.IsEmpty && (bits[0] & mask) != 0;

    private static ImmutableArray<GeneralName> ReadNames(AsnReader reader)
    {
        var names = ImmutableArray.CreateBuilder<GeneralName>();
        var sequence = reader.ReadSequence();
        do
        {
            names.Add(GeneralName.Read(sequence));
        } while (sequence.HasData);
        return names.ToImmutable();
    }

    // X509-18: no purpose is asked for; the extension must only be well-formed
    private static CertificateExtensionSet ExtendedKeyUsage(CertificateExtensionSet set, AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        do
        {
            sequence.ReadObjectIdentifier();
        } while (sequence.HasData);
        return set;
    }

    private static CertificateExtensionSet AuthorityKey(CertificateExtensionSet set, AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0);
        var hasKey = sequence.HasData && sequence.PeekTag().HasSameClassAndValue(tag);
        return hasKey ? set with { AuthorityKeyIdentifier = Convert.ToHexString(sequence.ReadOctetString(tag)) } : set;
    }

    private static string Hex(AsnReader reader) => Convert.ToHexString(reader.ReadOctetString());

    private static CertificateExtensionSet Unprocessed(CertificateExtensionSet set, bool isCritical, AsnReader reader)
    {
        while (reader.HasData)
        {
            reader.ReadEncodedValue();
        }

        return isCritical ? set with { HasUnknownCritical = true } : set;
    }

    /// <summary>Reads a number of certificates; more than a path can hold counts as that.</summary>
    internal static int ReadCount(AsnReader reader, Asn1Tag tag)
    {
        var count = reader.ReadInteger(tag);
        return count.Sign < 0 ? throw new AsnContentException("A count is negative.")
            : count > int.MaxValue ? int.MaxValue
            : (int)count;
    }
}
