using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using FastCluster.Udap.AccessTokens;

namespace FastCluster.Udap.StatusLists;

/// <summary>
/// Statuses of 1, 2, 4 or 8 bits each, the least significant bits of a byte first; on the wire compressed by zlib, in
/// base64url. Immutable. REV-13, REV-14.
/// </summary>
public sealed class StatusList
{
    /// <summary>The one status of a token that may be let in.</summary>
    public const byte Valid = 0;

    private readonly byte[] _bytes;

    /// <summary>Makes a list of its bytes.</summary>
    /// <param name="bits">Bits of one status: 1, 2, 4 or 8.</param>
    /// <param name="bytes">The statuses; not to be changed any more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another number of bits.</exception>
    public StatusList(int bits, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        Bits = bits is 1 or 2 or 4 or 8
            ? bits
            : throw new ArgumentOutOfRangeException(nameof(bits), bits, "1, 2, 4, 8.");
        _bytes = bytes;
    }

    /// <summary>Bits of one status.</summary>
    public int Bits { get; }

    /// <summary>How many statuses there are.</summary>
    public int Count => _bytes.Length * (8 / Bits);

    /// <summary>The status at a place.</summary>
    /// <param name="index">The place.</param>
    /// <returns>The status, or null where the list has none: that token is not valid (REV-14).</returns>
    public byte? StatusAt(int index)
    {
        if (index < 0 || index >= Count)
        {
            return null;
        }

        var perByte = 8 / Bits;
        return (byte)((_bytes[index / perByte] >> (index % perByte * Bits)) & ((1 << Bits) - 1));
    }

    /// <summary>Writes the list as <c>lst</c>.</summary>
    public string Encode()
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(_bytes);
        }

        return Base64Url.EncodeToString(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
    }

    /// <summary>Reads <c>lst</c>; the caller bounds its length.</summary>
    /// <param name="bits">Bits of one status, of any number.</param>
    /// <param name="text">The text, ASCII.</param>
    /// <param name="maximumBytes">Most bytes that it may have once it is decompressed.</param>
    /// <param name="list">The list when the answer is true.</param>
    /// <returns>False when it is no list, or a longer one.</returns>
    public static bool TryDecode(int bits, ReadOnlySpan<byte> text, int maximumBytes, out StatusList? list)
    {
        list = null;
        if (
            bits is not (1 or 2 or 4 or 8)
            || !Base64UrlText.TryDecode(text, text.Length, out var compressed)
            || !TryDecompress(compressed, maximumBytes, out var bytes)
        )
        {
            return false;
        }

        list = new(bits, bytes);
        return true;
    }

    private static bool TryDecompress(byte[] compressed, int maximumBytes, out byte[] bytes)
    {
        bytes = [];
        var room = ArrayPool<byte>.Shared.Rent(maximumBytes + 1);
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
            var length = zlib.ReadAtLeast(
                room.AsSpan(0, maximumBytes + 1),
                maximumBytes + 1,
                throwOnEndOfStream: false
            );
            bytes = room.AsSpan(0, Math.Min(length, maximumBytes)).ToArray();
            return length <= maximumBytes;
        }
        catch (InvalidDataException)
        {
            return false; // the platform has no other way to say that it is not compressed by zlib
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }
}
