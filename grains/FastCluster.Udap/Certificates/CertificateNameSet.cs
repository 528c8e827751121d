using System.Numerics;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// A set of digests: sorted, with an index by their leading bits that holds about one digest a bucket. Digests are evenly
/// spread, so a look-up reads one or two of them whatever the size. 20 bytes an entry. Immutable.
/// </summary>
public sealed class CertificateNameSet
{
    private const int MaximumPrefixBits = 24;

    private readonly UInt128[] _names;
    private readonly int[] _firstOfPrefix;
    private readonly int _shift;

    /// <summary>Makes a set.</summary>
    /// <param name="names">The digests in any order; taken over and sorted.</param>
    public CertificateNameSet(UInt128[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Array.Sort(names);
        _names = names;
        var bits = Math.Clamp(BitOperations.Log2((uint)names.Length + 1), 1, MaximumPrefixBits);
        _shift = 128 - bits;
        _firstOfPrefix = new int[(1 << bits) + 1];
        for (int prefix = 0, index = 0; prefix < _firstOfPrefix.Length; prefix++)
        {
            while (index < names.Length && PrefixOf(names[index]) < prefix)
            {
                index++;
            }

            _firstOfPrefix[prefix] = index;
        }
    }

    /// <summary>Number of digests.</summary>
    public int Count => _names.Length;

    /// <summary>The digests, ascending.</summary>
    public ReadOnlySpan<UInt128> Span => _names;

    /// <summary>Whether the digest is in the set.</summary>
    /// <param name="name">The digest.</param>
    public bool Contains(UInt128 name)
    {
        var prefix = PrefixOf(name);
        var bucket = _names.AsSpan(_firstOfPrefix[prefix].._firstOfPrefix[prefix + 1]);
        foreach (var candidate in bucket)
        {
            if (candidate == name)
            {
                return true;
            }
        }

        return false;
    }

    private int PrefixOf(UInt128 name) => (int)(uint)(name >> _shift);
}
