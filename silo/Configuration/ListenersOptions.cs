namespace FastCluster.Silo.Configuration;

/// <summary>The three listeners of a node; each has its own port.</summary>
public sealed record ListenersOptions
{
    /// <summary>The endpoints of the protocol. Default <c>https://localhost:7443</c>.</summary>
    public ListenerOptions Public { get; init; } = new() { Url = "https://localhost:7443" };

    /// <summary>Health and metrics. Default <c>http://127.0.0.1:7081</c>; plain HTTP is fine, nothing secret is there.</summary>
    public ListenerOptions Management { get; init; } = new() { Url = "http://127.0.0.1:7081" };

    /// <summary>Operators. Closed unless configured; https always.</summary>
    public ListenerOptions? Admin { get; init; }

    /// <summary>
    /// Addresses or networks (<c>10.0.0.0/8</c>) of proxies whose forwarded address and client certificate count. Plain
    /// HTTP on the public listener is allowed only when there is one. Default none.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Whether trusted proxies may forward the TLS client certificate (RFC 9440). Default no.</summary>
    public bool AcceptForwardedClientCertificate { get; init; }
}
