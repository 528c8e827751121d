using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Hosting;

/// <summary>
/// The first thing of a stop: the node says that it is not ready, and goes on serving while load balancers take notice.
/// Only then the listeners close and the actors are handed over.
/// </summary>
internal sealed class DrainPause(
    NodeHealth health,
    FastClusterOptions options,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        health.OnStopping();
        return Task.Delay(options.Listeners.DrainPause, nodeClock, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
