using System.Threading.Channels;
using FastCluster.Contracts.Storage;
using Npgsql;

namespace FastCluster.Silo.Storage.PostgreSql;

/// <summary>
/// Group commit over a few connections: each loop takes whatever waits, up to the batch limit, as one transaction in one
/// round trip, and tells each caller after the commit. A conflict concerns its own operation only. When a transaction
/// fails, its callers are told so; each transaction takes a connection from the pool, so writes succeed again by themselves.
/// </summary>
internal sealed class PostgreSqlWriter : IAsyncDisposable
{
    private const int Loops = 2;
    private const int Attempts = 3;
    private const int BatchBytesLimit = 8 * 1024 * 1024;

    private readonly NpgsqlDataSource _database;
    private readonly RemoteStoreOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly StoreGuard _guard;
    private readonly StoreMetrics _metrics;
    private readonly Channel<StoreOperation> _queue;
    private readonly Task _running;

    /// <summary>Starts the loops.</summary>
    /// <param name="database">Pool of connections.</param>
    /// <param name="options">Limits.</param>
    /// <param name="timeProvider">Clock of the time limit.</param>
    /// <param name="guard">Turns failures into what callers see.</param>
    /// <param name="metrics">Instruments.</param>
    public PostgreSqlWriter(
        NpgsqlDataSource database,
        RemoteStoreOptions options,
        TimeProvider timeProvider,
        StoreGuard guard,
        StoreMetrics metrics
    )
    {
        _database = database;
        _options = options;
        _timeProvider = timeProvider;
        _guard = guard;
        _metrics = metrics;
        _queue = Channel.CreateBounded<StoreOperation>(options.QueueLimit);
        metrics.ObserveQueue(() => _queue.Reader.Count);
        _running = Task.WhenAll(Enumerable.Range(0, Loops).Select(_ => Task.Run(RunAsync)));
    }

    /// <summary>Hands over one operation and waits for its commit.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="cancellationToken">Cancelled: nothing is written, unless a loop already took the operation, whose true
    /// outcome is then returned.</param>
    /// <exception cref="StoreUnavailableException">The queue is full, the transaction failed, or the store is closing.</exception>
    public async Task<WriteOutcome> SubmitAsync(StoreOperation operation, CancellationToken cancellationToken)
    {
        if (!_queue.Writer.TryWrite(operation))
        {
            throw new StoreUnavailableException(
                $"{_guard.Store} is closing, or too many writes wait; try again later."
            );
        }

        await using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((StoreOperation)state!).Withdraw(token),
            operation
        );
        return await operation.WaitAsync();
    }

    /// <summary>Takes no more, carries out what waits and returns.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
#pragma warning disable VSTHRD003 // the loops belong to this object and end once the queue is empty
        await _running;
#pragma warning restore VSTHRD003
    }

    private async Task RunAsync()
    {
        var batch = new Dictionary<StateKey, StoreOperation>(StateKeyComparer.Instance);
        StoreOperation? postponed = null;
        while (postponed is not null || await _queue.Reader.WaitToReadAsync())
        {
            postponed = Take(batch, postponed);
            if (batch.Count > 0)
            {
                await SettleAsync(batch);
            }
        }
    }

    /// <summary>Fills the batch. A second operation on one state ends it and opens the next one.</summary>
    private StoreOperation? Take(Dictionary<StateKey, StoreOperation> batch, StoreOperation? postponed)
    {
        batch.Clear();
        var bytes = 0;
        if (postponed is not null)
        {
            batch.Add(postponed.Key, postponed);
            bytes = postponed.Payload?.Length ?? 0;
        }

        while (batch.Count < _options.BatchLimit && bytes < BatchBytesLimit && _queue.Reader.TryRead(out var next))
        {
            if (!next.TryTake())
            {
                continue;
            }

            if (!batch.TryAdd(next.Key, next))
            {
                return next;
            }

            bytes += next.Payload?.Length ?? 0;
        }

        return null;
    }

    private async Task SettleAsync(Dictionary<StateKey, StoreOperation> batch)
    {
        try
        {
            var started = _timeProvider.GetTimestamp();
            var versions = await CommitAsync(batch.Values);
            _guard.OnAnswered();
            _metrics.OnCommitted(batch.Count, batch.Count - versions.Count, _timeProvider.GetElapsedTime(started));
            foreach (var (key, operation) in batch)
            {
                var isCommitted = versions.TryGetValue(key, out var version);
                operation.Complete(new(isCommitted, VersionETag.Format(version)));
            }
        }
#pragma warning disable CA1031 // whatever failed belongs to the callers; the loop must go on serving others
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _metrics.OnFailed(batch.Count);
            var told = IsLost(failure) ? _guard.Lost(failure) : failure;
            foreach (var operation in batch.Values)
            {
                operation.Fail(told);
            }
        }
    }

    private async Task<Dictionary<StateKey, long>> CommitAsync(IReadOnlyCollection<StoreOperation> operations)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, _timeProvider);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await _database.OpenConnectionAsync(limit.Token);
                return await WriteTransaction.RunAsync(connection, operations, limit.Token);
            }
            catch (NpgsqlException fault) when (attempt < Attempts && PostgreSqlFaults.IsRolledBack(fault))
            {
                // two nodes met on the same rows; nothing of this transaction was kept
            }
        }
    }

    private static bool IsLost(Exception failure) =>
        failure is OperationCanceledException || PostgreSqlFaults.IsStoreFault(failure);
}
