using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FastCluster.Udap.Certificates;

/// <summary>Names many certificates of one CA: what their names share is written once. Not thread-safe.</summary>
internal sealed class CertificateNamer
{
    private readonly byte[] _buffer;
    private readonly int _shared;

    internal CertificateNamer(Certificate issuer)
    {
        var key = issuer.SubjectPublicKeyInfo.Span;
        var name = issuer.Subject.Der.Span;
        _shared = (2 * sizeof(int)) + key.Length + name.Length;
        _buffer = new byte[_shared + sizeof(int) + 256];
        BinaryPrimitives.WriteInt32BigEndian(_buffer, key.Length);
        key.CopyTo(_buffer.AsSpan(sizeof(int)));
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(sizeof(int) + key.Length), name.Length);
        name.CopyTo(_buffer.AsSpan((2 * sizeof(int)) + key.Length));
    }

    /// <summary>The name of a serial number: equal to <see cref="CertificateName.Of"/>.</summary>
    /// <exception cref="System.Formats.Asn1.AsnContentException">The serial number is longer than any CA may use.</exception>
    internal UInt128 NameOf(ReadOnlySpan<byte> serialNumber)
    {
        if (serialNumber.Length > 256)
        {
            throw new System.Formats.Asn1.AsnContentException("A serial number is at most 256 bytes long.");
        }

        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_shared), serialNumber.Length);
        serialNumber.CopyTo(_buffer.AsSpan(_shared + sizeof(int)));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_buffer.AsSpan(0, _shared + sizeof(int) + serialNumber.Length), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
