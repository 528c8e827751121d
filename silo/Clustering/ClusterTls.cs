using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Keys;
using Orleans.Connections.Security;

namespace FastCluster.Silo.Clustering;

/// <summary>
/// Mutual TLS between nodes. Files that change are taken over by the next connection; broken ones are logged and the old
/// ones stay. One writer, any number of connections.
/// </summary>
internal sealed class ClusterTls : IWatchedFiles
{
    private readonly ClusterTlsOptions _options;
    private readonly ILogger<ClusterTls> _log;
    private volatile ClusterCredential _current;
    private string _seen;

    /// <summary>Reads certificate, key and trusted CAs.</summary>
    /// <exception cref="InvalidConfigurationException">They cannot be used.</exception>
    public ClusterTls(ClusterTlsOptions options, ILogger<ClusterTls> log)
    {
        _options = options;
        _log = log;
        _seen = Stamp();
        _current = ClusterCredential.TryRead(options, out var credential) is { } rule
            ? throw new InvalidConfigurationException([new("cluster.tls", rule, options.Certificate.CertificateFile)])
            : credential!;
    }

    /// <summary>What the next connection shows and believes.</summary>
    public ClusterCredential Current => _current;

    /// <summary>How a node meets who connects to it.</summary>
    /// <param name="admitsApi">Whether API nodes may connect too.</param>
    public TlsOptions ForServer(bool admitsApi)
    {
        string[] names = admitsApi ? [_options.NodeName, _options.ApiName] : [_options.NodeName];
        return new()
        {
            LocalServerCertificateSelector = (_, _) => _current.Leaf,
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
            RemoteCertificateValidation = (certificate, chain, _) => Admits(certificate, chain, names),
            OnAuthenticateAsServer = (_, tls) =>
            {
                var options = (SslServerAuthenticationOptions)tls.SslServerAuthenticationOptions;
                options.ServerCertificateSelectionCallback = null; // the runtime demands it, and the context excludes it
                options.ServerCertificateContext = _current.Context;
            },
        };
    }

    /// <summary>How a node, or an API node, connects to a node.</summary>
    public TlsOptions ForClient() =>
        new()
        {
            LocalClientCertificateSelector = (_, _, _, _, _) => _current.Leaf,
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            RemoteCertificateValidation = (certificate, chain, _) => Admits(certificate, chain, [_options.NodeName]),
            OnAuthenticateAsClient = (_, tls) =>
            {
                tls.TargetHost = _options.NodeName;
                ((SslClientAuthenticationOptions)tls.SslClientAuthenticationOptions).ClientCertificateContext =
                    _current.Context;
            },
        };

    /// <inheritdoc/>
    public void Refresh()
    {
        var stamp = Stamp();
        if (stamp == _seen)
        {
            return;
        }

        _seen = stamp;
        if (ClusterCredential.TryRead(_options, out var credential) is { } rule)
        {
            _log.ClusterCertificateFaulty(_options.Certificate.CertificateFile, rule);
            return;
        }

        _current = credential!; // connections that began with the old one keep it
        _log.ClusterCertificateRead(
            _options.Certificate.CertificateFile,
            ServerCertificateChecks.NotAfter(credential!.Leaf)
        );
    }

    private string Stamp() =>
        $"{CertificateFileStamp.Of(_options.Certificate)};{CertificateFileStamp.Of(_options.TrustedCertificatesFile)}";

    /// <summary>A CA of the cluster, one of the names, and nothing that the platform trusts by itself.</summary>
    private bool Admits(X509Certificate2? certificate, X509Chain? presented, string[] names)
    {
        if (
            certificate is null
            || !Array.Exists(names, name => certificate.MatchesHostname(name, allowCommonName: false))
        )
        {
            _log.StrangerRefused(certificate?.Subject ?? "none");
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_current.Trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        foreach (var element in presented?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        var isAdmitted = chain.Build(certificate);
        if (!isAdmitted)
        {
            _log.StrangerRefused(certificate.Subject);
        }

        return isAdmitted;
    }
}
