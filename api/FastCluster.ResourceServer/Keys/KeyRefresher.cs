using FastCluster.ResourceServer.Bearer;
using Microsoft.Extensions.Hosting;

namespace FastCluster.ResourceServer.Keys;

/// <summary>Reads the key set at start and then regularly: new keys are there before they are used, withdrawn ones go.</summary>
internal sealed class KeyRefresher(SigningKeys keys, FastClusterBearerOptions options, TimeProvider clock)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await keys.RefreshAsync(stoppingToken);
            await Task.Delay(keys.AreCurrent ? options.KeyRefreshPeriod : options.KeyCooldown, clock, stoppingToken);
        }
    }
}
