using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// Short name of a certificate: the first 128 bits of SHA-256 over the issuer's key, the issuer's name and the serial
/// number. Equal for the same certificate wherever it is met, on a path or on a CRL. Design N2.
/// </summary>
/// <param name="Value">The digest, read as a big-endian number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CertificateName(UInt128 Value)
{
    /// <summary>Names a certificate.</summary>
    /// <param name="issuerKey">SubjectPublicKeyInfo of the issuer, DER.</param>
    /// <param name="issuerName">Distinguished name of the issuer as its own certificate writes it, DER.</param>
    /// <param name="serialNumber">Content bytes of the serial number, big-endian two's complement.</param>
    public static CertificateName Of(
        ReadOnlySpan<byte> issuerKey,
        ReadOnlySpan<byte> issuerName,
        ReadOnlySpan<byte> serialNumber
    )
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(digest, issuerKey);
        Append(digest, issuerName);
        Append(digest, serialNumber);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        digest.GetHashAndReset(hash);
        return new CertificateName(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>Names a key: the first 128 bits of SHA-256 over it.</summary>
    /// <param name="subjectPublicKeyInfo">The key, DER.</param>
    public static UInt128 OfKey(ReadOnlySpan<byte> subjectPublicKeyInfo) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(subjectPublicKeyInfo));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("x32", provider: null);

    private static void Append(IncrementalHash digest, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        digest.AppendData(length);
        digest.AppendData(part);
    }
}
