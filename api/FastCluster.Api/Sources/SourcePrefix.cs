using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace FastCluster.Api.Sources;

/// <summary>Whom an address stands for: an IPv4 address itself, an IPv6 address the /64 of its subscriber.</summary>
/// <param name="Bits">The IPv6 form of the address; the last 64 bits of an IPv6 address are zero.</param>
/// <param name="IsIpv6">Whether it is an IPv6 network.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourcePrefix(UInt128 Bits, bool IsIpv6)
{
    private const int AddressBytes = 16;
    private const int NetworkBytes = 8;

    /// <summary>The prefix of an address.</summary>
    /// <param name="source">Address of a caller.</param>
    public static SourcePrefix Of(IPAddress source)
    {
        Span<byte> bytes = stackalloc byte[AddressBytes];
        bytes.Clear();
        source.MapToIPv6().TryWriteBytes(bytes, out _);
        var isIpv6 = source.AddressFamily == AddressFamily.InterNetworkV6;
        if (isIpv6)
        {
            bytes[NetworkBytes..].Clear();
        }

        return new(BinaryPrimitives.ReadUInt128BigEndian(bytes), isIpv6);
    }

    /// <summary>An IPv4 address, or an IPv6 network such as <c>2001:db8::/64</c>.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[AddressBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);
        var address = new IPAddress(bytes);
        return IsIpv6 ? $"{address}/64" : address.MapToIPv4().ToString();
    }
}
