using System.Collections.Frozen;
using FastCluster.Api.Listeners;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Keys;

namespace FastCluster.Silo.Hosting;

/// <summary>The TLS certificates of the listeners that the role opens, read when they open and looked at again for changes.</summary>
internal sealed class ListenerCertificates : IWatchedFiles
{
    private readonly FrozenDictionary<ListenerKind, ListenerCertificate> _certificates;

    /// <summary>Reads the certificates.</summary>
    /// <exception cref="InvalidConfigurationException">One cannot be used.</exception>
    public ListenerCertificates(
        FastClusterOptions options,
        NodeRole role,
        TimeProvider clock,
        ILogger<ListenerCertificates> logger
    )
    {
        var development = new Lazy<CertificateFileOptions>(() => DevelopmentTls.Make(options, clock.GetUtcNow()));
        _certificates = NodeListeners
            .Of(options.Listeners)
            .Where(item => item.Listener.IsTls && role.Opens(item.Kind))
            .ToFrozenDictionary(
                item => item.Kind,
                item => new ListenerCertificate(
                    $"{item.Setting}.certificate",
                    item.Listener.Certificate ?? development.Value,
                    logger
                )
            );
    }

    /// <summary>The certificate of a listener that speaks TLS.</summary>
    public ListenerCertificate Of(ListenerKind kind) => _certificates[kind];

    /// <inheritdoc/>
    public void Refresh()
    {
        foreach (var certificate in _certificates.Values)
        {
            certificate.Refresh();
        }
    }
}
