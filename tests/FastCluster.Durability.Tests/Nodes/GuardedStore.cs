using FastCluster.Silo.Storage;

namespace FastCluster.Durability.Tests.Nodes;

/// <summary>The store of a node, whose writes a test can make fail or wait.</summary>
internal sealed class GuardedStore(IStateStore store) : IStateStore
{
    /// <summary>Asked before each write; what it throws, the writer gets.</summary>
    public Func<StateKey, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    public string Name => store.Name;

    public Task CheckAsync(CancellationToken cancellationToken = default) => store.CheckAsync(cancellationToken);

    public ValueTask<StoredState?> ReadAsync(StateKey key, CancellationToken cancellationToken = default) =>
        store.ReadAsync(key, cancellationToken);

    public async Task<WriteOutcome> WriteAsync(
        StateKey key,
        string? expectedETag,
        byte[]? payload,
        CancellationToken cancellationToken = default
    )
    {
        await BeforeWrite(key);
        return await store.WriteAsync(key, expectedETag, payload, cancellationToken);
    }

    public Task<IReadOnlyList<byte[]>> ReadKeysAsync(KeyRange range, CancellationToken cancellationToken = default) =>
        store.ReadKeysAsync(range, cancellationToken);

    public Task<StoreStatistics> ReadStatisticsAsync(CancellationToken cancellationToken = default) =>
        store.ReadStatisticsAsync(cancellationToken);
}
