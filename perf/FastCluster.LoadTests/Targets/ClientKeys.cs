using System.Security.Cryptography;
using FastCluster.Udap.Jwt;

namespace FastCluster.LoadTests.Targets;

/// <summary>Which signature a key makes.</summary>
internal static class ClientKeys
{
    /// <summary>RS256 for RSA, ES256 for P-256, ES384 for P-384.</summary>
    /// <param name="key">Key of a client.</param>
    /// <exception cref="UsageException">UDAP uses no such key.</exception>
    public static JwtAlgorithm AlgorithmOf(AsymmetricAlgorithm key) =>
        key switch
        {
            RSA => JwtAlgorithm.Rs256,
            ECDsa { KeySize: 256 } => JwtAlgorithm.Es256,
            ECDsa { KeySize: 384 } => JwtAlgorithm.Es384,
            _ => throw new UsageException($"A {key.GetType().Name} key of {key.KeySize} bits is not used by UDAP."),
        };
}
