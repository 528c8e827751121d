using System.Collections.Frozen;
using System.Security.Cryptography;

namespace FastCluster.Udap.Certificates;

/// <summary>How a certificate or CRL is signed: with RSA (PKCS #1 v1.5) or ECDSA over a digest.</summary>
/// <param name="IsRsa">RSA; otherwise ECDSA.</param>
/// <param name="Hash">The digest; meaningless for a weak algorithm, which is refused before it is used.</param>
/// <param name="IsWeak">MD2, MD5 or SHA-1: refused everywhere in a path. X509-17.</param>
internal sealed record SignatureAlgorithm(bool IsRsa, HashAlgorithmName Hash, bool IsWeak)
{
    private static readonly FrozenDictionary<string, SignatureAlgorithm> Known = new Dictionary<
        string,
        SignatureAlgorithm
    >
    {
        ["1.2.840.113549.1.1.11"] = Strong(isRsa: true, HashAlgorithmName.SHA256),
        ["1.2.840.113549.1.1.12"] = Strong(isRsa: true, HashAlgorithmName.SHA384),
        ["1.2.840.113549.1.1.13"] = Strong(isRsa: true, HashAlgorithmName.SHA512),
        ["1.2.840.10045.4.3.2"] = Strong(isRsa: false, HashAlgorithmName.SHA256),
        ["1.2.840.10045.4.3.3"] = Strong(isRsa: false, HashAlgorithmName.SHA384),
        ["1.2.840.10045.4.3.4"] = Strong(isRsa: false, HashAlgorithmName.SHA512),
        ["1.2.840.113549.1.1.2"] = Weak(isRsa: true),
        ["1.2.840.113549.1.1.4"] = Weak(isRsa: true),
        ["1.2.840.113549.1.1.5"] = Weak(isRsa: true),
        ["1.2.840.10040.4.3"] = Weak(isRsa: false),
        ["1.2.840.10045.4.1"] = Weak(isRsa: false),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The algorithm of an identifier, or null when it is not supported.</summary>
    internal static SignatureAlgorithm? Find(string oid) => Known.GetValueOrDefault(oid);

    private static SignatureAlgorithm Strong(bool isRsa, HashAlgorithmName hash) => new(isRsa, hash, IsWeak: false);

    private static SignatureAlgorithm Weak(bool isRsa) => new(isRsa, default, IsWeak: true);
}
