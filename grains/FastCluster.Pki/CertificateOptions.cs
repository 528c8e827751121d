using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Pki;

/// <summary>What a certificate says, common to authorities and leaves. Defaults make a certificate that is accepted.</summary>
public abstract record CertificateOptions
{
    /// <summary>Who the certificate is for.</summary>
    public required SubjectName Subject { get; init; }

    /// <summary>First moment of validity, whole seconds, UTC.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>Last moment of validity, whole seconds, UTC.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>The key pair to make when none is given. Default P-256.</summary>
    public KeyAlgorithm KeyAlgorithm { get; init; } = KeyAlgorithm.EcP256;

    /// <summary>An existing key pair to certify, for renewals and shared test keys. Default: a fresh one.</summary>
    public AsymmetricAlgorithm? Key { get; init; }

    /// <summary>Digest of the signature. Default: the one that fits the issuer's key. SHA-1 only to be refused.</summary>
    public HashAlgorithmName? Hash { get; init; }

    /// <summary>The serial number, big-endian, 1 to 20 bytes, positive. Default: 16 random bytes.</summary>
    public ReadOnlyMemory<byte> SerialNumber { get; init; }

    /// <summary>The <c>http</c> URL of the CRL that covers this certificate. Default: none is named.</summary>
    public string? CrlUrl { get; init; }

    /// <summary>Certificate policies, dotted OIDs. Default: none, the extension is left out.</summary>
    public ImmutableArray<string> PolicyOids { get; init; } = [];

    /// <summary>The uses of the key; null leaves the extension out.</summary>
    public abstract X509KeyUsageFlags? KeyUsage { get; init; }

    /// <summary>Adds an extension that no relying party knows, marked critical. Default false.</summary>
    public bool HasUnknownCriticalExtension { get; init; }
}
