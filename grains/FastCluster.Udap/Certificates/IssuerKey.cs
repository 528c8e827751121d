using System.Security.Cryptography;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// The public key of an authority, imported into the platform at its first use and kept. Any number of callers may
/// verify at once. The platform is used because another library takes 20 to 50 ms to build one RSA key.
/// </summary>
internal sealed class IssuerKey
{
    private readonly ReadOnlyMemory<byte> subjectPublicKeyInfo;
    private readonly KeyKind kind;
    private readonly Lazy<PlatformKeyPool<RSA>> rsa;
    private readonly Lazy<PlatformKeyPool<ECDsa>> ecdsa;

    internal IssuerKey(ReadOnlyMemory<byte> subjectPublicKeyInfo)
    {
        this.subjectPublicKeyInfo = subjectPublicKeyInfo;
        Fault = PublicKeyShape.TryRead(subjectPublicKeyInfo.Span, out kind);
        rsa = new(() => new PlatformKeyPool<RSA>(() => Import(RSA.Create())));
        ecdsa = new(() => new PlatformKeyPool<ECDsa>(() => Import(ECDsa.Create())));
    }

    /// <summary>Why the key must not be used: weak, not supported, malformed; none when it may. X509-17.</summary>
    internal RejectionReason Fault { get; }

    /// <summary>Whether the signature verifies with this key. False for weak and unsupported keys and algorithms.</summary>
    internal bool Verifies(SignedDer signed)
    {
        var algorithm = signed.Algorithm;
        if (Fault != RejectionReason.None || algorithm is null or { IsWeak: true })
        {
            return false;
        }

        if (algorithm.IsRsa != (kind == KeyKind.Rsa))
        {
            return false;
        }

        try
        {
            return algorithm.IsRsa ? VerifiesRsa(signed, algorithm.Hash) : VerifiesEcdsa(signed, algorithm.Hash);
        }
        catch (CryptographicException)
        {
            // the platform has no other way to say that a point is off its curve
            return false;
        }
    }

    private bool VerifiesRsa(SignedDer signed, HashAlgorithmName hash)
    {
        var key = rsa.Value.Rent();
        var verifies = key.VerifyData(signed.Signed.Span, signed.Signature.Span, hash, RSASignaturePadding.Pkcs1);
        rsa.Value.Return(key);
        return verifies;
    }

    private bool VerifiesEcdsa(SignedDer signed, HashAlgorithmName hash)
    {
        var key = ecdsa.Value.Rent();
        var verifies = key.VerifyData(
            signed.Signed.Span,
            signed.Signature.Span,
            hash,
            DSASignatureFormat.Rfc3279DerSequence
        );
        ecdsa.Value.Return(key);
        return verifies;
    }

    private TKey Import<TKey>(TKey key)
        where TKey : AsymmetricAlgorithm
    {
        try
        {
            key.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo.Span, out _);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
