using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Sources;

/// <summary>The named proxies. Only what they say about a caller counts; anybody else's forwarded headers are ignored (BCP-09).</summary>
internal sealed class TrustedProxies
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const int MaximumHops = 32;

    private readonly ImmutableArray<IPNetwork> _networks;

    /// <summary>Reads the configured addresses, which were validated at start.</summary>
    /// <param name="options">Options of the edge.</param>
    public TrustedProxies(IOptions<EdgeOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _networks =
        [
            .. options.Value.TrustedProxies.Select(text =>
                TryParse(text, out var network)
                    ? network
                    : throw new ArgumentException($"'{text}' is no address or CIDR range.", nameof(options))
            ),
        ];
    }

    /// <summary>Reads an address (<c>10.0.0.7</c>) or a range (<c>10.0.0.0/8</c>).</summary>
    /// <param name="text">Configured text.</param>
    /// <param name="network">The range.</param>
    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new(Plain(address), Plain(address).GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    /// <summary>Whether the connection itself comes from a named proxy.</summary>
    /// <param name="context">The request.</param>
    public bool IsBehindProxy(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } peer && IsTrusted(Plain(peer));

    /// <summary>
    /// Address of the caller: the peer, or, behind named proxies, the right-most address of <c>X-Forwarded-For</c> that is
    /// not itself a named proxy.
    /// </summary>
    /// <param name="context">The request.</param>
    public IPAddress FindSource(HttpContext context)
    {
        var source = Plain(context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!IsTrusted(source))
        {
            return source;
        }

        var hops = string.Join(',', (IEnumerable<string?>)context.Request.Headers[ForwardedFor]).Split(',');
        foreach (var hop in hops.Reverse().Take(MaximumHops))
        {
            if (!IPAddress.TryParse(hop.Trim(), out var address))
            {
                return source;
            }

            source = Plain(address);
            if (!IsTrusted(source))
            {
                return source;
            }
        }

        return source;
    }

    private bool IsTrusted(IPAddress address)
    {
        foreach (var network in _networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
