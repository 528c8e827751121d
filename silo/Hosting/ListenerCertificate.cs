using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Keys;

namespace FastCluster.Silo.Hosting;

/// <summary>
/// The TLS certificate of a listener with its chain. A changed file is taken over by the next connection; a broken one is
/// logged and the old one stays. One writer, any number of connections.
/// </summary>
internal sealed class ListenerCertificate
{
    private readonly CertificateFileOptions _file;
    private readonly ILogger _logger;
    private volatile SslStreamCertificateContext _current;
    private string _seen;

    /// <summary>Reads the certificate.</summary>
    /// <exception cref="InvalidConfigurationException">It cannot be used.</exception>
    public ListenerCertificate(string setting, CertificateFileOptions file, ILogger logger)
    {
        _file = file;
        _logger = logger;
        _seen = CertificateFileStamp.Of(file);
        _current = CertificateFileReader.TryRead(file, out var content) is { } rule
            ? throw new InvalidConfigurationException([new(setting, rule, file.CertificateFile)])
            : CreateContext(content!);
    }

    /// <summary>What a new connection shows.</summary>
    public SslStreamCertificateContext Current => _current;

    /// <summary>Looks at the files and takes over what changed.</summary>
    public void Refresh()
    {
        var stamp = CertificateFileStamp.Of(_file);
        if (stamp == _seen)
        {
            return;
        }

        _seen = stamp;
        if (CertificateFileReader.TryRead(_file, out var content) is { } rule)
        {
            _logger.ListenerCertificateFaulty(_file.CertificateFile, rule);
            return;
        }

        _current = CreateContext(content!); // the old one stays with the connections that began with it
        _logger.ListenerCertificateRead(_file.CertificateFile, ServerCertificateChecks.NotAfter(content!.Leaf));
    }

    /// <summary>A certificate with its chain, ready for handshakes.</summary>
    public static SslStreamCertificateContext CreateContext(CertificateFileContent content)
    {
        var issuers = new X509Certificate2Collection();
        foreach (var issuer in content.Issuers)
        {
            issuers.Add(X509CertificateLoader.LoadCertificate(issuer.Span));
        }

        return SslStreamCertificateContext.Create(content.Leaf, issuers, offline: true);
    }
}
