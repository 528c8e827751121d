using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// An X.509 certificate, parsed once from strict DER; nothing about it is trusted until it stands in a
/// <see cref="CertificatePath"/>. Immutable; any number of callers at once. Parsing does no cryptography.
/// </summary>
public sealed class Certificate
{
    /// <summary>Largest certificate that is parsed: 64 KiB. Callers bound what strangers send more tightly.</summary>
    public const int MaximumLength = 65536;

    private readonly Lazy<IssuerKey> key;

    internal Certificate(ReadOnlyMemory<byte> der, SignedDer signed, CertificateFields fields)
    {
        Der = der;
        Signed = signed;
        Fields = fields;
        Extensions = fields.Extensions;
        UriNames =
        [
            .. Extensions.AlternativeNames.Where(name => name.Kind == GeneralNameKind.Uri).Select(name => name.Text),
        ];
        Thumbprint = Convert.ToHexStringLower(SHA256.HashData(der.Span));
        key = new Lazy<IssuerKey>(() => new IssuerKey(SubjectPublicKeyInfo));
    }

    /// <summary>The certificate as received, DER.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    /// <summary>The public key, DER as in RFC 5280 section 4.1.2.7.</summary>
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => Fields.SubjectPublicKeyInfo;

    /// <summary>
    /// The subject alternative names of type uniformResourceIdentifier, as written and in order: the only identities of
    /// the owner. Other kinds of name and the subject never count. X509-07, X509-08.
    /// </summary>
    public ImmutableArray<string> UriNames { get; }

    /// <summary>Who the certificate is for.</summary>
    public DistinguishedName Subject => Fields.Subject;

    /// <summary>Who says so.</summary>
    public DistinguishedName Issuer => Fields.Issuer;

    /// <summary>Organization of the subject, as written; null when absent.</summary>
    public string? Organization => Subject.Organization;

    /// <summary>Country of the subject, as written; null when absent.</summary>
    public string? Country => Subject.Country;

    /// <summary>First moment of validity, whole seconds, UTC.</summary>
    public DateTimeOffset NotBefore => Fields.NotBefore;

    /// <summary>Last moment of validity, whole seconds, UTC.</summary>
    public DateTimeOffset NotAfter => Fields.NotAfter;

    /// <summary>Content bytes of the serial number, big-endian two's complement.</summary>
    public ReadOnlyMemory<byte> SerialNumber => Fields.SerialNumber;

    /// <summary>The policies the certificate itself names, dotted OIDs; empty when it names none.</summary>
    public ImmutableArray<string> PolicyOids => Extensions.Policies ?? [];

    /// <summary>Where its CRLs are: <c>http</c> and <c>https</c> URLs only, as written and in order.</summary>
    public ImmutableArray<string> CrlUrls => Extensions.CrlUrls;

    /// <summary>Whether basicConstraints says that it is an authority.</summary>
    public bool IsAuthority => Extensions.IsAuthority;

    /// <summary>SHA-256 of the DER, 64 lower-case hexadecimal digits.</summary>
    public string Thumbprint { get; }

    /// <summary>Short name of the key: the same for all certificates of one key.</summary>
    public UInt128 KeyName => CertificateName.OfKey(SubjectPublicKeyInfo.Span);

    internal SignedDer Signed { get; }

    internal CertificateFields Fields { get; }

    internal CertificateExtensionSet Extensions { get; }

    internal IssuerKey Key => key.Value;

    internal bool IsSelfIssued => Subject.Equals(Issuer);

    /// <summary>Parses a certificate.</summary>
    /// <param name="der">The certificate; kept, so the caller must not change it.</param>
    /// <param name="certificate">The certificate when the answer is none.</param>
    /// <returns><see cref="RejectionReason.CertificateMalformed"/> or none. X509-01.</returns>
    public static RejectionReason TryParse(ReadOnlyMemory<byte> der, out Certificate? certificate)
    {
        certificate = null;
        if (der.Length > MaximumLength)
        {
            return RejectionReason.CertificateMalformed;
        }

        try
        {
            var signed = SignedDer.Read(der);
            certificate = new Certificate(der, signed, CertificateFields.Read(signed));
            return RejectionReason.None;
        }
        catch (AsnContentException)
        {
            // the reader has no other way to report input that is not DER
            return RejectionReason.CertificateMalformed;
        }
    }

    /// <summary>Short name of this certificate, given its issuer.</summary>
    /// <param name="issuer">The certificate of the issuer; its key and subject enter the name.</param>
    public CertificateName NameUnder(Certificate issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        return issuer.NameOf(SerialNumber.Span);
    }

    /// <summary>Short name of this certificate as an anchor: over its own key, subject and serial number.</summary>
    public CertificateName NameAsAnchor() => NameOf(SerialNumber.Span);

    /// <summary>Subject and thumbprint, for logs.</summary>
    public override string ToString() => $"{Subject} {Thumbprint}";

    internal CertificateName NameOf(ReadOnlySpan<byte> serialNumber) =>
        CertificateName.Of(SubjectPublicKeyInfo.Span, Subject.Der.Span, serialNumber);
}
