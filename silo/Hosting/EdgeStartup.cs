namespace FastCluster.Silo.Hosting;

/// <summary>
/// Readiness of an API node. It starts after the client of the cluster has connected; later it stays ready without any
/// silo, because it still serves published documents, and answers the rest with 503.
/// </summary>
internal sealed class EdgeStartup(NodeHealth health) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        health.OnStarted();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
