using System.Net;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Api.Listeners;
using FastCluster.Silo.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace FastCluster.Silo.Hosting;

/// <summary>The public, management and admin listeners: each on its own address, tagged with its kind.</summary>
internal static class ListenerSetup
{
    /// <summary>Adds the listeners that the options declare; TLS certificates are read once, at start.</summary>
    public static void AddListeners(this KestrelServerOptions kestrel, FastClusterOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 256 * 1024;
        kestrel.Listen(options.Listeners.Public, ListenerKind.Public, options);
        kestrel.Listen(options.Listeners.Management, ListenerKind.Management, options);
        if (options.Listeners.Admin is { } admin)
        {
            kestrel.Listen(admin, ListenerKind.Admin, options);
        }
    }

    private static void Listen(
        this KestrelServerOptions kestrel,
        ListenerOptions listener,
        ListenerKind kind,
        FastClusterOptions options
    )
    {
        var url = new Uri(listener.Url);
        void Configure(ListenOptions listen)
        {
            listen.ServesListener(kind);
            if (listener.IsTls)
            {
                listen.UseHttps(https => Secure(https, listener, options));
            }
        }

        if (string.Equals(url.Host, "localhost", StringComparison.OrdinalIgnoreCase) && url.Port != 0)
        {
            kestrel.ListenLocalhost(url.Port, Configure);
            return;
        }

        var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var parsed) ? parsed : IPAddress.Loopback;
        kestrel.Listen(new IPEndPoint(address, url.Port), Configure);
    }

    private static void Secure(
        HttpsConnectionAdapterOptions https,
        ListenerOptions listener,
        FastClusterOptions options
    )
    {
        https.ServerCertificate = TlsCertificate.Open(listener, options);

        // Whose certificate it is decides the community it chains to, not the TLS stack (mutual TLS for introspection).
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.AllowAnyClientCertificate();
        https.CheckCertificateRevocation = false;
        https.SslProtocols =
            System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13;
    }
}
