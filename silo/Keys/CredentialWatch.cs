using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Keys;

/// <summary>Looks at the server's certificate files for as long as the node runs.</summary>
/// <param name="credentials">What is refreshed.</param>
/// <param name="options">Period.</param>
/// <param name="clock">Clock of the period.</param>
internal sealed class CredentialWatch(FileServerCredentials credentials, FastClusterOptions options, TimeProvider clock)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Keys.CertificatePollPeriod, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            credentials.Refresh();
        }
    }
}
