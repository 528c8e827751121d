using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Pki;

/// <summary>Turns options into the extensions of a certificate.</summary>
internal static class CertificateExtensions
{
    private const string UnknownExtensionOid = "1.3.6.1.4.1.99999.1";

    internal static void AddCommon(CertificateRequest request, CertificateOptions options)
    {
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (options.KeyUsage is { } usage)
        {
            extensions.Add(new X509KeyUsageExtension(usage, critical: true));
        }

        if (options.CrlUrl is { } url)
        {
            extensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([url]));
        }

        if (!options.PolicyOids.IsEmpty)
        {
            extensions.Add(Policies(options.PolicyOids));
        }

        if (options.HasUnknownCriticalExtension)
        {
            extensions.Add(new X509Extension(UnknownExtensionOid, [0x05, 0x00], critical: true));
        }
    }

    internal static void AddAuthority(CertificateRequest request, AuthorityOptions options)
    {
        var extensions = request.CertificateExtensions;
        extensions.Add(
            new X509BasicConstraintsExtension(
                options.IsAuthority,
                options.PathLength is not null,
                options.PathLength ?? 0,
                critical: true
            )
        );
        if (options.NameConstraints is { } constraints)
        {
            extensions.Add(NameConstraintsEncoder.Encode(constraints));
        }

        if (options.RequireExplicitPolicy is { } skip)
        {
            extensions.Add(PolicyConstraints(skip));
        }
    }

    internal static void AddLeaf(CertificateRequest request, LeafOptions options)
    {
        var extensions = request.CertificateExtensions;
        if (options.HasBasicConstraints)
        {
            extensions.Add(X509BasicConstraintsExtension.CreateForEndEntity(critical: true));
        }

        if (!options.ExtendedKeyUsageOids.IsEmpty)
        {
            var oids = new OidCollection();
            options.ExtendedKeyUsageOids.ToList().ForEach(oid => oids.Add(new Oid(oid)));
            extensions.Add(new X509EnhancedKeyUsageExtension(oids, critical: false));
        }

        var hasNoText = options.UriNames.IsEmpty && options.DnsNames.IsEmpty && options.EmailNames.IsEmpty;
        if (hasNoText && options.IpAddresses.IsEmpty)
        {
            return;
        }

        extensions.Add(SubjectAlternativeNames(options));
    }

    private static X509Extension SubjectAlternativeNames(LeafOptions options)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            Write(options.EmailNames, GeneralNameTag.Email);
            Write(options.DnsNames, GeneralNameTag.Dns);
            Write(options.UriNames, GeneralNameTag.Uri);
            foreach (var address in options.IpAddresses)
            {
                writer.WriteOctetString(address.GetAddressBytes(), GeneralNameTag.IpAddress);
            }
        }

        return new X509Extension("2.5.29.17", writer.Encode(), critical: false);

        void Write(IEnumerable<string> names, Asn1Tag tag)
        {
            foreach (var name in names)
            {
                writer.WriteCharacterString(UniversalTagNumber.IA5String, name, tag);
            }
        }
    }

    private static X509Extension Policies(IEnumerable<string> oids)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var oid in oids)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                }
            }
        }

        return new X509Extension("2.5.29.32", writer.Encode(), critical: false);
    }

    private static X509Extension PolicyConstraints(int requireExplicitPolicy)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(requireExplicitPolicy, new Asn1Tag(TagClass.ContextSpecific, 0));
        }

        return new X509Extension("2.5.29.36", writer.Encode(), critical: true);
    }
}
