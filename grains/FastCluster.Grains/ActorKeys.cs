using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace FastCluster.Grains;

/// <summary>Keys of actors: the authorization server, a slash, and what the actor stands for within it.</summary>
internal static class ActorKeys
{
    /// <summary>A key.</summary>
    public static string Of(string serverId, string rest) => $"{serverId}/{rest}";

    /// <summary>The authorization server of a key.</summary>
    public static string ServerOf(string key) => key[..key.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>What follows the authorization server in a key.</summary>
    public static string RestOf(string key) => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>SHA-256 of a certificate as 43 characters of base64url.</summary>
    public static string ThumbprintOf(byte[] der) => Base64Url.EncodeToString(SHA256.HashData(der));

    /// <summary>A new id of 128 random bits as 22 characters of base64url.</summary>
    public static string NewId()
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        return Base64Url.EncodeToString(random);
    }

    /// <summary>A digest as 22 characters of base64url.</summary>
    public static string Write(UInt128 digest)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, digest);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads <see cref="Write"/> back.</summary>
    /// <returns>False for any other text.</returns>
    public static bool TryRead(string text, out UInt128 digest)
    {
        Span<byte> bytes = stackalloc byte[16];
        var isRead = text.Length == 22 && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == 16;
        digest = isRead ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : default;
        return isRead;
    }
}
