using System.Diagnostics.Metrics;
using FastCluster.Contracts.Storage;
using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage;

/// <summary>
/// Durable states of one process in one SQLite file. What was acknowledged is on disk; a version is never given twice.
/// Safe for concurrent use. Disposing carries out what waits and gives the folder back.
/// </summary>
public sealed class EmbeddedStore : IDisposable
{
    private readonly EmbeddedStorageOptions _options;
    private readonly ILogger _logger;
    private readonly StoreMetrics _metrics;
    private readonly FolderLock _folderLock;
    private readonly StoreWriter _writer;
    private readonly ReaderPool _readers;

    private EmbeddedStore(
        EmbeddedStorageOptions options,
        ILogger logger,
        StoreMetrics metrics,
        FolderLock folderLock,
        StoreWriter writer
    )
    {
        _options = options;
        _logger = logger;
        _metrics = metrics;
        _folderLock = folderLock;
        _writer = writer;
        _readers = new(options);
    }

    /// <summary>Takes the folder, makes or checks the file and starts the writer.</summary>
    /// <param name="options">Validated settings.</param>
    /// <param name="timeProvider">Measures transactions and bounds the integrity check.</param>
    /// <param name="meters">Owns the meter.</param>
    /// <param name="logger">Log.</param>
    /// <exception cref="StoreInUseException">Another process holds the folder.</exception>
    /// <exception cref="StoreCorruptException">The file is damaged or not a store.</exception>
    /// <exception cref="StoreVersionException">The file has another schema version.</exception>
    /// <exception cref="StoreUnavailableException">The disk is full or fails.</exception>
    public static EmbeddedStore Open(
        EmbeddedStorageOptions options,
        TimeProvider timeProvider,
        IMeterFactory meters,
        ILogger<EmbeddedStore> logger
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(meters);
        ArgumentNullException.ThrowIfNull(logger);
        var folderLock = FolderLock.Take(options.Folder);
        try
        {
            StoreFile.Prepare(options, timeProvider, logger);
            var session = new WriteSession(options, newestVersion: 0);
            Log.StoreOpened(logger, options.FilePath, new FileInfo(options.FilePath).Length, session.LastVersion);
            var metrics = new StoreMetrics(meters);
            var writer = new StoreWriter(options, session, timeProvider, logger, metrics);
            return new(options, logger, metrics, folderLock, writer);
        }
        catch (Exception failure)
        {
            folderLock.Dispose();
            if (failure is SqliteException sqlite)
            {
                throw StoreFaults.Translate(options.FilePath, sqlite);
            }

            throw;
        }
    }

    /// <summary>Reads a state as of the last commit, on the caller's thread.</summary>
    /// <param name="key">The state.</param>
    /// <returns>The state; null when there is none.</returns>
    /// <exception cref="StoreUnavailableException">The file could not be read just now.</exception>
    /// <exception cref="StoreCorruptException">The file is damaged.</exception>
    public StoredState? Read(StateKey key)
    {
        var state = _readers.Run(key, static (session, key) => session.Read(key));
        _metrics.OnRead();
        return state;
    }

    /// <summary>Writes a state of an expected version and returns once it is on disk.</summary>
    /// <param name="key">The state.</param>
    /// <param name="expectedVersion">Version that must be stored; 0 means that there must be none.</param>
    /// <param name="payload">The encoded state; null clears it. Not to be changed afterwards.</param>
    /// <param name="cancellationToken">Cancelled: nothing is written, unless the outcome is already on its way.</param>
    /// <returns>The new version, or the version that stood in the way.</returns>
    /// <exception cref="ArgumentException">The payload is longer than the configured limit.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was acknowledged; try again later.</exception>
    public Task<WriteOutcome> WriteAsync(
        StateKey key,
        long expectedVersion,
        byte[]? payload,
        CancellationToken cancellationToken = default
    )
    {
        if (payload?.Length > _options.StateBytesLimit)
        {
            throw new ArgumentException(
                $"The state has {payload.Length} bytes, the limit is {_options.StateBytesLimit}.",
                nameof(payload)
            );
        }

        return _writer.SubmitAsync(new(key, expectedVersion, payload), cancellationToken);
    }

    /// <summary>Adds many states through the same writer, beside the usual traffic; existing ones are left as they are.</summary>
    /// <param name="states">The states.</param>
    /// <param name="cancellationToken">Stops between states; what was added stays.</param>
    /// <exception cref="StoreUnavailableException">The disk is full or fails; what was added stays.</exception>
    public async Task<ImportResult> ImportAsync(
        IAsyncEnumerable<ImportedState> states,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(states);
        var pending = new Queue<Task<WriteOutcome>>();
        var (added, skipped) = (0L, 0L);
        await foreach (var (key, payload) in states.WithCancellation(cancellationToken))
        {
            pending.Enqueue(WriteAsync(key, expectedVersion: 0, payload, cancellationToken));
            if (pending.Count >= 2 * _options.BatchLimit)
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

    /// <summary>Keys of grains of one type in the order of their bytes, read from the index alone.</summary>
    /// <param name="range">Which keys, and how many at most.</param>
    /// <exception cref="StoreUnavailableException">The file could not be read just now.</exception>
    public IReadOnlyList<byte[]> ReadKeys(KeyRange range) =>
        _readers.Run(range, static (session, range) => session.ReadKeys(range));

    /// <summary>Counts rows and bytes. Walks the whole file: for operators and tests, not for requests.</summary>
    /// <exception cref="StoreUnavailableException">The file could not be read just now.</exception>
    public StoreStatistics ReadStatistics()
    {
        var grainTypes = _readers.Run(0, static (session, _) => session.Count());
        var bytes = new[] { _options.FilePath, _options.FilePath + "-wal" }
            .Select(static path => new FileInfo(path))
            .Sum(static file => file.Exists ? file.Length : 0);
        return new(grainTypes, bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
        _folderLock.Dispose();
        Log.StoreClosed(_logger, _options.FilePath);
    }
}
