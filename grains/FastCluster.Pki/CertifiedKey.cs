using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Pki;

/// <summary>A private key with the certificate that names its owner and the certificates that lead to a root.</summary>
/// <param name="Certificate">The owner's certificate, DER.</param>
/// <param name="PrivateKey">The private key that belongs to it; safe for concurrent signing is not promised.</param>
/// <param name="Chain">The issuing certificates, nearest first, DER, without the root; empty when the root issued it.</param>
public sealed record CertifiedKey(
    ReadOnlyMemory<byte> Certificate,
    AsymmetricAlgorithm PrivateKey,
    ImmutableArray<ReadOnlyMemory<byte>> Chain
)
{
    /// <summary>The serial number of the certificate, unsigned big-endian bytes as in the certificate.</summary>
    public ReadOnlyMemory<byte> SerialNumber
    {
        get
        {
            using var certificate = Load();
            return certificate.SerialNumberBytes;
        }
    }

    /// <summary>The certificate followed by <see cref="Chain"/>: what a JWT carries in <c>x5c</c>, DER, leaf first.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> CertificateChain => [Certificate, .. Chain];

    /// <summary>The certificate alone, as one PEM block.</summary>
    public string ToCertificatePem() => Pem.Certificate(Certificate.Span);

    /// <summary>The certificate and its chain, leaf first, one PEM block each.</summary>
    public string ToChainPem() => Pem.Certificates(CertificateChain);

    /// <summary>The private key as an unencrypted PKCS #8 PEM block. Guard where it is written.</summary>
    public string ToPrivateKeyPem() => PrivateKey.ExportPkcs8PrivateKeyPem();

    /// <summary>Key, certificate and chain as a PKCS #12 file.</summary>
    /// <param name="password">Protects the file; may be empty for throw-away keys.</param>
    /// <returns>The bytes of the file, AES-256 and SHA-256.</returns>
    public byte[] ToPfx(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        using var certificate = Load();
        using var withKey = PrivateKey switch
        {
            RSA rsa => certificate.CopyWithPrivateKey(rsa),
            ECDsa ecdsa => certificate.CopyWithPrivateKey(ecdsa),
            _ => throw new NotSupportedException("Only RSA and ECDSA keys are exported."),
        };
        var issuers = Chain.Select(der => X509CertificateLoader.LoadCertificate(der.Span)).ToArray();
        try
        {
            var all = new X509Certificate2Collection(withKey);
            all.AddRange(issuers);
            return all.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);
        }
        finally
        {
            Array.ForEach(issuers, issuer => issuer.Dispose());
        }
    }

    private X509Certificate2 Load() => X509CertificateLoader.LoadCertificate(Certificate.Span);
}
