using System.Diagnostics.Metrics;
using FastCluster.Contracts.Storage;
using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>
/// Durable states of one process in one SQLite file. What was acknowledged is on disk; a version is never given twice.
/// Safe for concurrent use. Disposing carries out what waits and gives the folder back.
/// </summary>
public sealed class EmbeddedStore : IStateStore, IDisposable
{
    private readonly EmbeddedStorageOptions _options;
    private readonly ILogger _logger;
    private readonly StoreMetrics _metrics;
    private readonly FolderLock _folderLock;
    private readonly StoreWriter _writer;
    private readonly ReaderPool _readers;
    private int _isClosed;

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

    /// <inheritdoc/>
    public string Name => _options.FilePath;

    /// <inheritdoc/>
    /// <remarks>Without effect: the file was checked when it was opened.</remarks>
    public Task CheckAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>Runs on the caller's thread.</remarks>
    /// <exception cref="StoreCorruptException">The file is damaged.</exception>
    public ValueTask<StoredState?> ReadAsync(StateKey key, CancellationToken cancellationToken = default) =>
        new(Read(key));

    /// <summary>The same as <see cref="ReadAsync"/>.</summary>
    /// <param name="key">The state.</param>
    public StoredState? Read(StateKey key)
    {
        var state = _readers.Run(key, static (session, key) => session.Read(key));
        _metrics.OnRead();
        return state;
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> WriteAsync(
        StateKey key,
        string? expectedETag,
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

        return _writer.SubmitAsync(new(key, VersionETag.Parse(expectedETag), payload), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<byte[]>> ReadKeysAsync(KeyRange range, CancellationToken cancellationToken = default) =>
        Task.FromResult(_readers.Run(range, static (session, range) => session.ReadKeys(range)));

    /// <inheritdoc/>
    public Task<StoreStatistics> ReadStatisticsAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(ReadStatistics());

    /// <summary>The same as <see cref="ReadStatisticsAsync"/>.</summary>
    public StoreStatistics ReadStatistics()
    {
        var grainTypes = _readers.Run(0, static (session, _) => session.Count());
        var bytes = new[] { _options.FilePath, _options.FilePath + "-wal" }
            .Select(static path => new FileInfo(path))
            .Sum(static file => file.Exists ? file.Length : 0);
        return new(grainTypes, bytes);
    }

    /// <inheritdoc/>
    /// <remarks>Has an effect once: the container knows the store under two types and disposes both.</remarks>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        _readers.Dispose();
        _writer.Dispose();
        _folderLock.Dispose();
        Log.StoreClosed(_logger, _options.FilePath);
    }
}
