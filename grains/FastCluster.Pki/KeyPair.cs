using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Pki;

/// <summary>Makes key pairs and what a certificate request needs of them.</summary>
public static class KeyPair
{
    /// <summary>Makes a fresh key pair.</summary>
    /// <param name="algorithm">Kind and size of the key.</param>
    /// <returns>The key pair; the caller owns it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of <see cref="KeyAlgorithm"/>.</exception>
    public static AsymmetricAlgorithm Create(KeyAlgorithm algorithm) =>
        algorithm switch
        {
            KeyAlgorithm.EcP256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            KeyAlgorithm.EcP384 => ECDsa.Create(ECCurve.NamedCurves.nistP384),
            KeyAlgorithm.Rsa2048 => RSA.Create(2048),
            KeyAlgorithm.Rsa3072 => RSA.Create(3072),
            KeyAlgorithm.Rsa1024 => CreateWeak(),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Unknown key algorithm."),
        };

    /// <summary>The digest that fits a key: SHA-384 for P-384, SHA-256 otherwise.</summary>
    /// <param name="key">An RSA or ECDSA key.</param>
    public static HashAlgorithmName PreferredHash(AsymmetricAlgorithm key) =>
        key is ECDsa { KeySize: 384 } ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;

    internal static X509SignatureGenerator Signer(AsymmetricAlgorithm key) =>
        key switch
        {
            ECDsa ecdsa => X509SignatureGenerator.CreateForECDsa(ecdsa),
            RSA rsa => X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1),
            _ => throw new ArgumentException("Only RSA and ECDSA keys sign certificates.", nameof(key)),
        };

    private static RSA CreateWeak()
    {
        var key = RSA.Create();
        key.KeySize = 1024;
        return key;
    }
}
