using System.Security.Cryptography;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// A private key in the memory of this process. Any number of callers may sign at once; none may after disposal.
/// </summary>
public sealed class LocalSigningKey : ISigningKey, IDisposable
{
    private readonly byte[] pkcs8;
    private readonly PlatformKeyPool<RSA>? rsa;
    private readonly PlatformKeyPool<ECDsa>? ecdsa;
    private bool isDisposed;

    /// <summary>Imports a key.</summary>
    /// <param name="keyId">The <c>kid</c>, not empty.</param>
    /// <param name="algorithm">The algorithm to sign with.</param>
    /// <param name="pkcs8">The private key as PKCS #8 DER; copied, and wiped at disposal.</param>
    /// <exception cref="ArgumentException">The key does not fit the algorithm.</exception>
    /// <exception cref="CryptographicException">The bytes are no private key of the algorithm's kind.</exception>
    public LocalSigningKey(string keyId, JwtAlgorithm algorithm, ReadOnlySpan<byte> pkcs8)
    {
        ArgumentException.ThrowIfNullOrEmpty(keyId);
        KeyId = keyId;
        Algorithm = algorithm;
        this.pkcs8 = pkcs8.ToArray();
        if (algorithm is JwtAlgorithm.Rs256 or JwtAlgorithm.Rs384)
        {
            rsa = new PlatformKeyPool<RSA>(() => Import(RSA.Create()));
            SubjectPublicKeyInfo = PublicPart(rsa);
        }
        else
        {
            ecdsa = new PlatformKeyPool<ECDsa>(() => Import(ECDsa.Create()));
            SubjectPublicKeyInfo = PublicPart(ecdsa);
        }

        if (!Fits(SubjectPublicKeyInfo.Span, algorithm))
        {
            Dispose();
            throw new ArgumentException($"The key does not fit {algorithm.ToName()}.", nameof(pkcs8));
        }
    }

    /// <inheritdoc/>
    public string KeyId { get; }

    /// <inheritdoc/>
    public JwtAlgorithm Algorithm { get; }

    /// <summary>The public key, DER.</summary>
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> signingInput, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(
            rsa is null ? SignEcdsa(ecdsa!, signingInput.Span) : SignRsa(rsa, signingInput.Span)
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        rsa?.Drain();
        ecdsa?.Drain();
        CryptographicOperations.ZeroMemory(pkcs8);
    }

    private static byte[] PublicPart<TKey>(PlatformKeyPool<TKey> pool)
        where TKey : AsymmetricAlgorithm
    {
        var key = pool.Rent();
        var info = key.ExportSubjectPublicKeyInfo();
        pool.Return(key);
        return info;
    }

    private static bool Fits(ReadOnlySpan<byte> subjectPublicKeyInfo, JwtAlgorithm algorithm) =>
        PublicKeyShape.TryRead(subjectPublicKeyInfo, out var kind) == RejectionReason.None && kind.Fits(algorithm);

    private byte[] SignRsa(PlatformKeyPool<RSA> pool, ReadOnlySpan<byte> input)
    {
        var key = pool.Rent();
        var signature = key.SignData(input, Algorithm.Hash(), RSASignaturePadding.Pkcs1);
        pool.Return(key);
        return signature;
    }

    private byte[] SignEcdsa(PlatformKeyPool<ECDsa> pool, ReadOnlySpan<byte> input)
    {
        var key = pool.Rent();
        var signature = key.SignData(input, Algorithm.Hash(), DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        pool.Return(key);
        return signature;
    }

    private TKey Import<TKey>(TKey key)
        where TKey : AsymmetricAlgorithm
    {
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return key;
    }
}
