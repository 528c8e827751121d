using System.Net;
using System.Net.Sockets;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Outbound;

/// <summary>
/// Opens outbound connections: the host is resolved once, each address is judged, and the socket is connected to a judged
/// address, so that a second answer of the name service changes nothing.
/// </summary>
/// <param name="options">Hosts that may be private.</param>
internal sealed class GuardedConnector(OutboundOptions options)
{
    private readonly HashSet<string> _privateHosts = new(options.AllowedPrivateHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Connects; the shape of <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="AddressRefusedException">No address is allowed.</exception>
    /// <exception cref="SocketException">The host is unknown or does not answer.</exception>
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var target = context.DnsEndPoint;
        var addresses = await ResolveAsync(target.Host, cancellationToken);
        var allowed = _privateHosts.Contains(target.Host) ? addresses : Array.FindAll(addresses, AddressRules.IsPublic);
        if (allowed.Length == 0)
        {
            throw new AddressRefusedException(target.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var address)
            ? [address]
            : await Dns.GetHostAddressesAsync(host, cancellationToken);
}
