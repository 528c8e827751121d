using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Pki;

/// <summary>
/// An authority that issues certificates and CRLs from a key held in memory. Meant for development communities, tools
/// and tests. Issuing and revoking may be called concurrently as far as the platform's key allows concurrent signing.
/// </summary>
public sealed class CertificateAuthority
{
    private readonly ConcurrentDictionary<string, RevokedSerial> revoked = new();
    private readonly bool isRoot;

    private CertificateAuthority(CertifiedKey certifiedKey, bool isRoot)
    {
        CertifiedKey = certifiedKey;
        this.isRoot = isRoot;
    }

    /// <summary>Key, certificate and chain of the authority itself.</summary>
    public CertifiedKey CertifiedKey { get; }

    /// <summary>The certificate of the authority, DER.</summary>
    public ReadOnlyMemory<byte> Certificate => CertifiedKey.Certificate;

    /// <summary>Makes a self-signed root.</summary>
    /// <param name="options">What the root says of itself.</param>
    public static CertificateAuthority CreateRoot(AuthorityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var key = options.Key ?? KeyPair.Create(options.KeyAlgorithm);
        var request = NewRequest(options, key, issuerKey: key);
        CertificateExtensions.AddAuthority(request, options);
        var der = Sign(request, options, request.SubjectName, key);
        return new CertificateAuthority(new CertifiedKey(der, key, []), isRoot: true);
    }

    /// <summary>Takes up the work of an authority whose key and certificate were stored before.</summary>
    /// <param name="certifiedKey">Key, certificate and chain of the authority.</param>
    /// <param name="isRoot">Whether it is the trust anchor; a root is left out of the chains of what it issues.</param>
    /// <remarks>Nothing is checked: an ordinary leaf given here makes an authority that must not be believed.</remarks>
    public static CertificateAuthority Resume(CertifiedKey certifiedKey, bool isRoot)
    {
        ArgumentNullException.ThrowIfNull(certifiedKey);
        return new CertificateAuthority(certifiedKey, isRoot);
    }

    /// <summary>Issues the certificate of a subordinate authority.</summary>
    /// <param name="options">What the certificate says.</param>
    public CertificateAuthority CreateIntermediate(AuthorityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new CertificateAuthority(
            Certify(options, request => CertificateExtensions.AddAuthority(request, options)),
            isRoot: false
        );
    }

    /// <summary>Issues the certificate of a client, server or certifier.</summary>
    /// <param name="options">What the certificate says.</param>
    public CertifiedKey Issue(LeafOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Certify(options, request => CertificateExtensions.AddLeaf(request, options));
    }

    /// <summary>Puts a serial number on the following CRLs. Revoking it twice keeps the first date.</summary>
    /// <param name="serialNumber">The serial number, big-endian bytes as in the certificate.</param>
    /// <param name="revokedAt">When it was revoked, whole seconds, UTC.</param>
    public void Revoke(ReadOnlyMemory<byte> serialNumber, DateTimeOffset revokedAt) =>
        revoked.TryAdd(Convert.ToHexString(serialNumber.Span), new RevokedSerial(serialNumber.ToArray(), revokedAt));

    /// <summary>Builds a signed CRL of all that was revoked so far.</summary>
    /// <param name="number">CRL number, 0 or more; give a higher one to each following CRL.</param>
    /// <param name="thisUpdate">When it was made, whole seconds, UTC.</param>
    /// <param name="nextUpdate">When the next one comes at the latest, whole seconds, UTC.</param>
    /// <param name="hash">Digest of the signature; default the one that fits the key.</param>
    /// <returns>The CRL, DER.</returns>
    public byte[] BuildCrl(
        long number,
        DateTimeOffset thisUpdate,
        DateTimeOffset nextUpdate,
        HashAlgorithmName? hash = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        using var certificate = X509CertificateLoader.LoadCertificate(Certificate.Span);
        var builder = new CertificateRevocationListBuilder();
        foreach (var entry in revoked.Values)
        {
            builder.AddEntry(entry.Serial, entry.RevokedAt);
        }

        return builder.Build(
            certificate.SubjectName,
            KeyPair.Signer(CertifiedKey.PrivateKey),
            new BigInteger(number),
            nextUpdate,
            hash ?? KeyPair.PreferredHash(CertifiedKey.PrivateKey),
            AuthorityKeyIdentifier(certificate),
            thisUpdate
        );
    }

    private static CertificateRequest NewRequest(
        CertificateOptions options,
        AsymmetricAlgorithm key,
        AsymmetricAlgorithm issuerKey
    )
    {
        var request = new CertificateRequest(
            options.Subject.Encode(),
            KeyPair.Signer(key).PublicKey,
            options.Hash ?? KeyPair.PreferredHash(issuerKey)
        );
        CertificateExtensions.AddCommon(request, options);
        return request;
    }

    private static byte[] Sign(
        CertificateRequest request,
        CertificateOptions options,
        X500DistinguishedName issuer,
        AsymmetricAlgorithm issuerKey
    )
    {
        var serial = options.SerialNumber.IsEmpty ? RandomSerial() : options.SerialNumber.ToArray();
        using var certificate = request.Create(
            issuer,
            options.Hash == HashAlgorithmName.SHA1 ? new Sha1SignatureGenerator(issuerKey) : KeyPair.Signer(issuerKey),
            options.NotBefore,
            options.NotAfter,
            serial
        );
        return certificate.RawData;
    }

    private static byte[] RandomSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        return serial;
    }

    private static X509AuthorityKeyIdentifierExtension AuthorityKeyIdentifier(X509Certificate2 issuer) =>
        X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            issuer,
            includeKeyIdentifier: true,
            includeIssuerAndSerial: false
        );

    private CertifiedKey Certify(CertificateOptions options, Action<CertificateRequest> addExtensions)
    {
        using var issuer = X509CertificateLoader.LoadCertificate(Certificate.Span);
        var key = options.Key ?? KeyPair.Create(options.KeyAlgorithm);
        var request = NewRequest(options, key, CertifiedKey.PrivateKey);
        request.CertificateExtensions.Add(AuthorityKeyIdentifier(issuer));
        addExtensions(request);
        var der = Sign(request, options, issuer.SubjectName, CertifiedKey.PrivateKey);
        ImmutableArray<ReadOnlyMemory<byte>> chain = isRoot ? [] : CertifiedKey.CertificateChain;
        return new CertifiedKey(der, key, chain);
    }

    private sealed record RevokedSerial(byte[] Serial, DateTimeOffset RevokedAt);
}
