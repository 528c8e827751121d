using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Keys;

/// <summary>Looks at the certificate files of the node for as long as it runs.</summary>
/// <param name="files">Certificates of FHIR base URLs, of listeners and of the cluster.</param>
/// <param name="options">Period.</param>
/// <param name="clock">Clock of the period.</param>
internal sealed class CredentialWatch(IEnumerable<IWatchedFiles> files, FastClusterOptions options, TimeProvider clock)
    : BackgroundService
{
    private readonly IWatchedFiles[] _files = [.. files];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Keys.CertificatePollPeriod, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Array.ForEach(_files, file => file.Refresh());
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the node stops, or never started: the host would take this for a fault then
        }
    }
}
