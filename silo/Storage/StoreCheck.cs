using FastCluster.Contracts.Storage;

namespace FastCluster.Silo.Storage;

/// <summary>
/// Checks the store before anything of the node starts, so that a store that cannot be used is one message and not the
/// failed start of everything else.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="claim">Which cluster uses it; null where no node does.</param>
internal sealed class StoreCheck(IStateStore store, ClusterClaim? claim = null) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.CheckAsync(cancellationToken);
            await (claim?.MakeAsync(cancellationToken) ?? Task.CompletedTask);
        }
        catch (StoreUnavailableException fault)
        {
            throw new StoreUnavailableException($"storage.connectionString: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
