using FastCluster.Contracts.Storage;

namespace FastCluster.Silo.Storage;

/// <summary>Adds many states to a store, beside the usual traffic; existing ones are left as they are.</summary>
internal static class StateImport
{
    // enough to fill the batches of every store, few enough for the shortest queue
    private const int WritesAtOnce = 256;

    /// <summary>Adds states.</summary>
    /// <param name="store">Where to.</param>
    /// <param name="states">The states.</param>
    /// <param name="cancellationToken">Stops between states; what was added stays.</param>
    /// <exception cref="StoreUnavailableException">The store failed; what was added stays.</exception>
    public static async Task<ImportResult> ImportAsync(
        this IStateStore store,
        IAsyncEnumerable<ImportedState> states,
        CancellationToken cancellationToken = default
    )
    {
        var pending = new Queue<Task<WriteOutcome>>();
        var (added, skipped) = (0L, 0L);
        await foreach (var (key, payload) in states.WithCancellation(cancellationToken))
        {
            pending.Enqueue(store.WriteAsync(key, expectedETag: null, payload, cancellationToken));
            if (pending.Count >= WritesAtOnce)
            {
                Count(await pending.Dequeue());
            }
        }

        while (pending.TryDequeue(out var write))
        {
            Count(await write);
        }

        return new(added, skipped);

        void Count(WriteOutcome outcome) => _ = outcome.Committed ? added++ : skipped++;
    }
}
