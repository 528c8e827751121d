using System.Net;

namespace FastCluster.Udap.Certifications;

/// <summary>Address lists of certifications: single addresses, ranges <c>a-b</c> and CIDR blocks, IPv4 and IPv6. CERT-22.</summary>
public static class AddressRules
{
    /// <summary>Longest list a certification may hold.</summary>
    public const int MaximumEntries = 256;

    /// <summary>Whether an entry is an address, a range or a block.</summary>
    /// <param name="entry">Any text.</param>
    public static bool IsEntry(string entry) => TryReadRange(entry, out _, out _);

    /// <summary>Whether a sender's address is within one of the entries; a text that is no address never is.</summary>
    /// <param name="entries">Well-formed entries.</param>
    /// <param name="source">Address of the sender.</param>
    public static bool IsAllowed(IEnumerable<string> entries, string source)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (!IPAddress.TryParse(source, out var address))
        {
            return false;
        }

        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return entries.Any(entry =>
            TryReadRange(entry, out var first, out var last)
            && first.Length == bytes.Length
            && first.AsSpan().SequenceCompareTo(bytes) <= 0
            && bytes.AsSpan().SequenceCompareTo(last) <= 0
        );
    }

    private static bool TryReadRange(string entry, out byte[] first, out byte[] last)
    {
        ArgumentNullException.ThrowIfNull(entry);
        (first, last) = ([], []);
        if (entry.Contains('/', StringComparison.Ordinal))
        {
            return TryReadBlock(entry, out first, out last);
        }

        var parts = entry.Split('-');
        if (
            parts.Length > 2
            || !IPAddress.TryParse(parts[0], out var low)
            || !IPAddress.TryParse(parts[^1], out var high)
        )
        {
            return false;
        }

        (first, last) = (low.GetAddressBytes(), high.GetAddressBytes());
        return first.Length == last.Length && first.AsSpan().SequenceCompareTo(last) <= 0;
    }

    private static bool TryReadBlock(string entry, out byte[] first, out byte[] last)
    {
        (first, last) = ([], []);
        if (!IPNetwork.TryParse(entry, out var network))
        {
            return false;
        }

        first = network.BaseAddress.GetAddressBytes();
        last = [.. first];
        for (var bit = network.PrefixLength; bit < last.Length * 8; bit++)
        {
            last[bit / 8] |= (byte)(0x80 >> (bit % 8));
        }

        return true;
    }
}
