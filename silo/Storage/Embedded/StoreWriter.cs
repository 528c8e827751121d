using System.Threading.Channels;
using FastCluster.Contracts.Storage;
using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>
/// The one thread that writes. It takes whatever waits, up to the batch limit, carries it out in one transaction and tells
/// each caller after the commit has been flushed. A conflict concerns its own operation only. When a transaction fails,
/// all its callers are told so, the connection is thrown away and the next transaction starts on a new one: once space or
/// the disk is back, writes succeed again without a restart.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    private const int BatchBytesLimit = 8 * 1024 * 1024;

    private readonly EmbeddedStorageOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly StoreMetrics _metrics;
    private readonly Channel<StoreOperation> _queue;
    private readonly Thread _thread;
    private readonly List<StoreOperation> _batch = [];
    private readonly List<WriteOutcome> _outcomes = [];
    private WriteSession? _session;
    private long _newestVersion;

    /// <summary>Starts the thread.</summary>
    /// <param name="options">Limits.</param>
    /// <param name="session">Open connection; the writer owns it from now on.</param>
    /// <param name="timeProvider">Measures transactions.</param>
    /// <param name="logger">Log.</param>
    /// <param name="metrics">Instruments.</param>
    public StoreWriter(
        EmbeddedStorageOptions options,
        WriteSession session,
        TimeProvider timeProvider,
        ILogger logger,
        StoreMetrics metrics
    )
    {
        _options = options;
        _session = session;
        _timeProvider = timeProvider;
        _logger = logger;
        _metrics = metrics;
        _queue = Channel.CreateBounded<StoreOperation>(
            new BoundedChannelOptions(options.QueueLimit) { SingleReader = true }
        );
        metrics.ObserveQueue(() => _queue.Reader.Count);
        _thread = new(Run) { IsBackground = true, Name = "store writer" };
        _thread.Start();
    }

    /// <summary>Hands over one operation and waits for its commit; waits for room when the queue is full.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="cancellationToken">Cancelled: nothing is written, unless the writer already took the operation, whose
    /// true outcome is then returned.</param>
    /// <exception cref="StoreUnavailableException">The transaction failed, or the store is closing.</exception>
    public async Task<WriteOutcome> SubmitAsync(StoreOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(operation, cancellationToken);
        }
        catch (ChannelClosedException closed)
        {
            throw new StoreUnavailableException($"The store '{_options.FilePath}' is closing.", closed);
        }

        await using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((StoreOperation)state!).Withdraw(token),
            operation
        );
        return await operation.WaitAsync();
    }

    /// <summary>Takes no more, carries out what waits, folds the log into the file and closes the connection.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
        _session?.Dispose();
        _session = null;
    }

    private void Run()
    {
        while (WaitForWork())
        {
            TakeBatch();
            if (_batch.Count > 0)
            {
                Settle();
            }
        }
    }

    private bool WaitForWork()
    {
#pragma warning disable VSTHRD002 // this thread belongs to the writer and has nothing else to do
        return _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    private void TakeBatch()
    {
        _batch.Clear();
        _outcomes.Clear();
        var bytes = 0;
        while (
            _batch.Count < _options.BatchLimit && bytes < BatchBytesLimit && _queue.Reader.TryRead(out var operation)
        )
        {
            if (operation.TryTake())
            {
                _batch.Add(operation);
                bytes += operation.Payload?.Length ?? 0;
            }
        }
    }

    private void Settle()
    {
        try
        {
            Commit();
        }
        catch (SqliteException failure)
        {
            Abandon(StoreFaults.Translate(_options.FilePath, failure));
            return;
        }
#pragma warning disable CA1031 // an unforeseen failure belongs to the callers; the thread must go on serving others
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Abandon(failure);
            return;
        }

        for (var i = 0; i < _batch.Count; i++)
        {
            _batch[i].Complete(_outcomes[i]);
        }
    }

    private void Commit()
    {
        var started = _timeProvider.GetTimestamp();
        var recovering = _session is null;
        var session = _session ??= new(_options, _newestVersion);
        session.Begin();
        foreach (var operation in _batch)
        {
            _outcomes.Add(session.Apply(operation));
            _newestVersion = session.LastVersion;
        }

        session.Commit();
        var conflicts = _outcomes.Count(static outcome => !outcome.Committed);
        _metrics.OnCommitted(_batch.Count, conflicts, _timeProvider.GetElapsedTime(started));
        if (recovering)
        {
            Log.WriterRecovered(_logger, _options.FilePath);
        }
    }

    private void Abandon(Exception failure)
    {
        Log.TransactionFailed(_logger, _options.FilePath, _batch.Count, failure);
        _metrics.OnFailed(_batch.Count);
        _session?.Dispose();
        _session = null;
        foreach (var operation in _batch)
        {
            operation.Fail(failure);
        }
    }
}
