using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FastCluster.Udap.Revocation;

/// <summary>
/// 128 bits of SHA-256 over texts, each preceded by its byte length, so that no two lists of texts share an encoding.
/// Part of the storage shape: never change it.
/// </summary>
public static class StableDigest
{
    /// <summary>Digest of a purpose and its parts.</summary>
    /// <param name="purpose">Keeps digests of different uses apart.</param>
    /// <param name="parts">The texts, in order.</param>
    public static UInt128 Of(string purpose, params ReadOnlySpan<string> parts)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        var size = Size(purpose);
        foreach (var part in parts)
        {
            size += Size(part);
        }

        Span<byte> buffer = size <= 1024 ? stackalloc byte[size] : new byte[size];
        var rest = Append(buffer, purpose);
        foreach (var part in parts)
        {
            rest = Append(rest, part);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static int Size(string text) => sizeof(int) + Encoding.UTF8.GetByteCount(text);

    private static Span<byte> Append(Span<byte> buffer, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, buffer[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer, length);
        return buffer[(sizeof(int) + length)..];
    }
}
