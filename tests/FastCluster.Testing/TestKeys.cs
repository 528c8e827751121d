using System.Collections.Concurrent;
using System.Security.Cryptography;
using FastCluster.Pki;

namespace FastCluster.Testing;

/// <summary>
/// Key pairs made once for a test run, by purpose and algorithm, because an RSA key takes up to a second. Certificates
/// over them are made anew by each test, so tests share no state but the keys.
/// </summary>
public static class TestKeys
{
    private static readonly ConcurrentDictionary<
        (string Purpose, KeyAlgorithm Algorithm),
        Lazy<AsymmetricAlgorithm>
    > Keys = new();

    /// <summary>The key pair for a purpose: the same on each call.</summary>
    /// <param name="purpose">Free text that keeps keys apart, e.g. <c>root</c>.</param>
    /// <param name="algorithm">Kind and size of the key.</param>
    public static AsymmetricAlgorithm For(string purpose, KeyAlgorithm algorithm = KeyAlgorithm.EcP256) =>
        Keys.GetOrAdd(
            (purpose, algorithm),
            static key => new Lazy<AsymmetricAlgorithm>(() => KeyPair.Create(key.Algorithm))
        ).Value;
}
