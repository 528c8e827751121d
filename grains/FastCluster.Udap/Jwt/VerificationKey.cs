using System.Security.Cryptography;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// A public key that verifies JWTs, imported once into the platform and meant to be kept: an import costs two to eight
/// times a verification. Any number of callers may verify at once. Holds at most one platform instance per core; needs
/// no disposal. JWT-02, JWT-07, X509-17.
/// </summary>
public sealed class VerificationKey
{
    private readonly PlatformKeyPool<RSA>? rsa;
    private readonly PlatformKeyPool<ECDsa>? ecdsa;

    private VerificationKey(KeyKind kind, byte[] subjectPublicKeyInfo)
    {
        Kind = kind;
        if (kind == KeyKind.Rsa)
        {
            rsa = new PlatformKeyPool<RSA>(() => Import(RSA.Create(), subjectPublicKeyInfo));
            rsa.Return(rsa.Rent());
        }
        else
        {
            ecdsa = new PlatformKeyPool<ECDsa>(() => Import(ECDsa.Create(), subjectPublicKeyInfo));
            ecdsa.Return(ecdsa.Rent());
        }
    }

    /// <summary>What kind of key it is; with <see cref="JwtAlgorithm"/> it must fit.</summary>
    public KeyKind Kind { get; }

    /// <summary>Imports the key of a certificate.</summary>
    /// <param name="subjectPublicKeyInfo">DER as in RFC 5280 section 4.1.2.7, untrusted.</param>
    /// <param name="key">The key when the answer is <see cref="RejectionReason.None"/>.</param>
    /// <returns>
    /// <see cref="RejectionReason.CertificateMalformed"/> (no DER key, or a point off its curve),
    /// <see cref="RejectionReason.CertificateWeakKey"/> (RSA under 2,048 bits),
    /// <see cref="RejectionReason.JwtKeyNotSupported"/> (another kind or curve, or too costly), or none.
    /// </returns>
    public static RejectionReason TryImport(ReadOnlySpan<byte> subjectPublicKeyInfo, out VerificationKey? key)
    {
        key = null;
        var reason = PublicKeyShape.TryRead(subjectPublicKeyInfo, out var kind);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        try
        {
            key = new VerificationKey(kind, subjectPublicKeyInfo.ToArray());
            return RejectionReason.None;
        }
        catch (CryptographicException)
        {
            // the platform has no other way to say that the numbers are no key, for example a point off the curve
            return RejectionReason.CertificateMalformed;
        }
    }

    /// <summary>Verifies the signature of a JWT; the algorithm must fit the key. The key hints of the header play no part. JWT-21.</summary>
    /// <returns>
    /// <see cref="RejectionReason.JwtAlgorithmKeyMismatch"/>, <see cref="RejectionReason.JwtSignatureInvalid"/>, or none.
    /// </returns>
    public RejectionReason Verify(ParsedJwt jwt)
    {
        ArgumentNullException.ThrowIfNull(jwt);
        return Verify(jwt.Algorithm, jwt.SigningInput.Span, jwt.Signature.Span);
    }

    /// <summary>Verifies a signature over bytes: PKCS #1 v1.5 for RSA, the two numbers side by side (IEEE P1363) for ECDSA.</summary>
    /// <returns>
    /// <see cref="RejectionReason.JwtAlgorithmKeyMismatch"/>, <see cref="RejectionReason.JwtSignatureInvalid"/>, or none.
    /// </returns>
    public RejectionReason Verify(JwtAlgorithm algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (!Kind.Fits(algorithm))
        {
            return RejectionReason.JwtAlgorithmKeyMismatch;
        }

        var isValid = rsa is null
            ? VerifyEcdsa(ecdsa!, algorithm, signed, signature)
            : VerifyRsa(rsa, algorithm, signed, signature);
        return isValid ? RejectionReason.None : RejectionReason.JwtSignatureInvalid;
    }

    private static bool VerifyRsa(
        PlatformKeyPool<RSA> pool,
        JwtAlgorithm algorithm,
        ReadOnlySpan<byte> signed,
        ReadOnlySpan<byte> signature
    )
    {
        var key = pool.Rent();
        var isValid = key.VerifyData(signed, signature, algorithm.Hash(), RSASignaturePadding.Pkcs1);
        pool.Return(key);
        return isValid;
    }

    private static bool VerifyEcdsa(
        PlatformKeyPool<ECDsa> pool,
        JwtAlgorithm algorithm,
        ReadOnlySpan<byte> signed,
        ReadOnlySpan<byte> signature
    )
    {
        var key = pool.Rent();
        var isValid = key.VerifyData(
            signed,
            signature,
            algorithm.Hash(),
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
        pool.Return(key); // not reached after an exception: such an instance is not used again
        return isValid;
    }

    private static TKey Import<TKey>(TKey key, byte[] subjectPublicKeyInfo)
        where TKey : AsymmetricAlgorithm
    {
        try
        {
            key.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
