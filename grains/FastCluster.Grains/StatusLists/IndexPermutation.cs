using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FastCluster.Grains.StatusLists;

/// <summary>
/// Turns the count of a list's tokens into their places, so that a place tells nothing of the order of issue: a Feistel
/// network over 17 bits, halves of 8 and 9, whose round functions are tables of random bytes. Whatever the tables hold, no two
/// counts get the same place. Immutable.
/// </summary>
internal sealed class IndexPermutation
{
    /// <summary>How many places there are.</summary>
    public const int Size = 1 << (NarrowBits + WideBits);

    private const int NarrowBits = 8;
    private const int WideBits = 9;
    private const int Narrow = 1 << NarrowBits;
    private const int Wide = 1 << WideBits;
    private const int Rounds = 4;
    private readonly ushort[] _ofNarrow = new ushort[Rounds * Narrow];
    private readonly byte[] _ofWide = new byte[Rounds * Wide];

    /// <summary>A permutation that nobody has met before.</summary>
    public IndexPermutation()
    {
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(_ofNarrow.AsSpan()));
        RandomNumberGenerator.Fill(_ofWide);
    }

    /// <summary>The place of a count.</summary>
    /// <param name="count">0 to <see cref="Size"/> - 1.</param>
    public int PlaceOf(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)count, (uint)Size, nameof(count));
        var (narrow, wide) = (count >> WideBits, count & (Wide - 1));
        for (var round = 0; round < Rounds; round++)
        {
            wide ^= _ofNarrow[(round * Narrow) + narrow] & (Wide - 1);
            narrow ^= _ofWide[(round * Wide) + wide];
        }

        return (narrow << WideBits) | wide;
    }
}
