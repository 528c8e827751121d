using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;

namespace FastCluster.Silo.Keys;

/// <summary>Looks at the certificate files of the server and of its listeners for as long as the node runs.</summary>
/// <param name="credentials">Certificates of FHIR base URLs.</param>
/// <param name="listeners">Certificates of listeners.</param>
/// <param name="options">Period.</param>
/// <param name="clock">Clock of the period.</param>
internal sealed class CredentialWatch(
    FileServerCredentials credentials,
    ListenerCertificates listeners,
    FastClusterOptions options,
    TimeProvider clock
) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Keys.CertificatePollPeriod, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            credentials.Refresh();
            listeners.Refresh();
        }
    }
}
