using System.ComponentModel.DataAnnotations;

namespace FastCluster.Silo.Configuration;

/// <summary>The three listeners of a node; each has its own port.</summary>
public sealed record ListenersOptions
{
    /// <summary>The endpoints of the protocol. Default <c>https://localhost:7443</c>.</summary>
    public ListenerOptions Public { get; init; } = new() { Url = "https://localhost:7443" };

    /// <summary>Health and metrics. Default <c>http://127.0.0.1:7081</c>; plain HTTP is fine, nothing secret is there.</summary>
    public ListenerOptions Management { get; init; } = new() { Url = "http://127.0.0.1:7081" };

    /// <summary>Operators. Closed unless configured; https always.</summary>
    public AdminListenerOptions? Admin { get; init; }

    /// <summary>
    /// How long a node that is told to stop goes on serving after it said that it is not ready, so that load balancers
    /// take it out first. The stop itself may take 20 s more. 0 to 1 min, default 0 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DrainPause { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// Addresses or networks (<c>10.0.0.0/8</c>) of proxies whose forwarded address and client certificate count. Plain
    /// HTTP on the public listener is allowed only when there is one. Default none.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Whether trusted proxies may forward the TLS client certificate (RFC 9440). Default no.</summary>
    public bool AcceptForwardedClientCertificate { get; init; }
}
