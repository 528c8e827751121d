using System.Collections.Frozen;
using FastCluster.Api.Listeners;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Hosting;

/// <summary>The TLS certificates of all listeners, read when the listeners open and looked at again for changes.</summary>
internal sealed class ListenerCertificates
{
    private readonly FrozenDictionary<ListenerKind, ListenerCertificate> _certificates;

    /// <summary>Reads the certificates.</summary>
    /// <exception cref="InvalidConfigurationException">One cannot be used.</exception>
    public ListenerCertificates(FastClusterOptions options, TimeProvider clock, ILogger<ListenerCertificates> logger)
    {
        var development = new Lazy<CertificateFileOptions>(() => DevelopmentTls.Make(options, clock.GetUtcNow()));
        _certificates = NodeListeners
            .Of(options.Listeners)
            .Where(item => item.Listener.IsTls)
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

    /// <summary>Looks at every file and takes over what changed. For one caller at a time.</summary>
    public void Refresh()
    {
        foreach (var certificate in _certificates.Values)
        {
            certificate.Refresh();
        }
    }
}
