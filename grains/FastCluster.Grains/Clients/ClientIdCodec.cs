using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Contracts.Clients;

namespace FastCluster.Grains.Clients;

/// <summary>
/// Public client ids: 36 characters of base64url over 1 byte cell (0 today), 16 bytes client digest, 4 bytes generation
/// and a 6-byte keyed tag, so that a made-up id is refused without touching an actor or the store. Wire shape: never
/// change it.
/// </summary>
internal static class ClientIdCodec
{
    private const int Size = 27;
    private const int TagOffset = 21;

    /// <summary>The id of a client's generation.</summary>
    /// <param name="key">The client.</param>
    /// <param name="generation">Its generation, from 1.</param>
    /// <param name="tagKey">Secret of the ring <c>ClientIdTag</c>.</param>
    public static string Write(ClientKey key, uint generation, ReadOnlySpan<byte> tagKey)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes[0] = 0;
        BinaryPrimitives.WriteUInt128BigEndian(bytes[1..], key.Digest);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[17..], generation);
        WriteTag(key.ServerId, bytes[..TagOffset], tagKey, bytes[TagOffset..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads an id that this deployment made.</summary>
    /// <param name="serverId">Authorization server the id was shown to.</param>
    /// <param name="clientId">The id.</param>
    /// <param name="tagKey">Secret of the ring <c>ClientIdTag</c>.</param>
    /// <param name="key">The client, when true is returned.</param>
    /// <param name="generation">The generation, when true is returned.</param>
    /// <returns>False for every text that <see cref="Write"/> did not make for this server.</returns>
    public static bool TryRead(
        string serverId,
        string clientId,
        ReadOnlySpan<byte> tagKey,
        out ClientKey key,
        out uint generation
    )
    {
        key = default;
        generation = 0;
        Span<byte> bytes = stackalloc byte[Size];
        var isWellFormed =
            clientId.Length == Size / 3 * 4
            && Base64Url.TryDecodeFromChars(clientId, bytes, out var written)
            && written == Size;
        if (!isWellFormed || bytes[0] != 0)
        {
            return false;
        }

        Span<byte> tag = stackalloc byte[Size - TagOffset];
        WriteTag(serverId, bytes[..TagOffset], tagKey, tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, bytes[TagOffset..]))
        {
            return false;
        }

        key = new ClientKey(serverId, BinaryPrimitives.ReadUInt128BigEndian(bytes[1..]));
        generation = BinaryPrimitives.ReadUInt32BigEndian(bytes[17..]);
        return true;
    }

    private static void WriteTag(string serverId, ReadOnlySpan<byte> named, ReadOnlySpan<byte> tagKey, Span<byte> tag)
    {
        Span<byte> message = stackalloc byte[TagOffset + 64];
        named.CopyTo(message);
        var length = Encoding.UTF8.GetBytes(serverId, message[TagOffset..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(tagKey, message[..(TagOffset + length)], hash);
        hash[..tag.Length].CopyTo(tag);
    }
}
