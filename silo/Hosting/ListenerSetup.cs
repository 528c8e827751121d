using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Api.Listeners;
using FastCluster.Silo.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace FastCluster.Silo.Hosting;

/// <summary>The public, management and admin listeners: each on its own address, tagged with its kind.</summary>
internal static class ListenerSetup
{
    private const int MaximumBodyBytes = 256 * 1024;

    // Twice what a query may have (AuthorizationQuery.MaximumLength): who asks for too much gets the page that says so.
    private const int MaximumRequestLineBytes = 16 * 1024;

    /// <summary>Adds the listeners that the options declare and the role opens.</summary>
    public static void AddListeners(this KestrelServerOptions kestrel, FastClusterOptions options, NodeRole role)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaximumBodyBytes;
        kestrel.Limits.MaxRequestLineSize = MaximumRequestLineBytes;
        foreach (var (kind, _, listener) in NodeListeners.Of(options.Listeners).Where(item => role.Opens(item.Kind)))
        {
            kestrel.Listen(listener, kind);
        }
    }

    private static void Listen(this KestrelServerOptions kestrel, ListenerOptions listener, ListenerKind kind)
    {
        var url = new Uri(listener.Url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal));
        if (string.Equals(url.Host, "localhost", StringComparison.OrdinalIgnoreCase) && url.Port != 0)
        {
            kestrel.ListenLocalhost(url.Port, Configure);
            return;
        }

        var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var parsed) ? parsed : IPAddress.Loopback;
        kestrel.Listen(new IPEndPoint(address, url.Port), Configure);

        void Configure(ListenOptions listen)
        {
            listen.ServesListener(kind);
            if (listener.IsTls)
            {
                var certificates = kestrel.ApplicationServices.GetRequiredService<ListenerCertificates>();
                listen.UseHttps(Secure(certificates.Of(kind), kind));
            }
        }
    }

    private static TlsHandshakeCallbackOptions Secure(ListenerCertificate certificate, ListenerKind kind) =>
        new()
        {
            OnConnection = _ =>
                ValueTask.FromResult(
                    new SslServerAuthenticationOptions
                    {
                        ServerCertificateContext = certificate.Current,
                        ClientCertificateRequired = kind != ListenerKind.Management,
                        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
#pragma warning disable CA5359 // a client certificate: judged by the rules of its community, see below
                        RemoteCertificateValidationCallback = AcceptForJudgement,
#pragma warning restore CA5359
                    }
                ),
        };

    /// <summary>
    /// TLS proves only that the caller holds the key. Whose certificate it is, and whether it is trusted, is judged by the
    /// rules of the community or of the operators (mutual TLS for introspection); showing none is fine.
    /// </summary>
    private static bool AcceptForJudgement(
        object sender,
        X509Certificate? certificate,
        X509Chain? chain,
        SslPolicyErrors errors
    ) => true;
}
