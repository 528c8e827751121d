using System.Security.Cryptography;
using FastCluster.Udap.Jwt;

namespace FastCluster.Testing.Jwt;

/// <summary>Signs as JWTs are signed, with any platform key.</summary>
public static class TestSignature
{
    /// <summary>Signs with the hash of an algorithm, whether or not the algorithm fits the key.</summary>
    public static byte[] Make(AsymmetricAlgorithm key, JwtAlgorithm algorithm, byte[] input)
    {
        var hash = algorithm is JwtAlgorithm.Rs256 or JwtAlgorithm.Es256
            ? HashAlgorithmName.SHA256
            : HashAlgorithmName.SHA384;
        return key switch
        {
            RSA rsa => rsa.SignData(input, hash, RSASignaturePadding.Pkcs1),
            ECDsa ecdsa => ecdsa.SignData(input, hash),
            _ => throw new ArgumentException($"No signature with {key?.GetType().Name}.", nameof(key)),
        };
    }
}
