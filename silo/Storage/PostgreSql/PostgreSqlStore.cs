using System.Data;
using System.Diagnostics.Metrics;
using Npgsql;

namespace FastCluster.Silo.Storage.PostgreSql;

/// <summary>
/// States in one table of a PostgreSQL database that all nodes share. Reads are one prepared statement on a pooled
/// connection; writes go through <see cref="PostgreSqlWriter"/>. A write is acknowledged after its commit was flushed, and
/// after synchronous standbys confirmed it where the database has them.
/// </summary>
internal sealed class PostgreSqlStore : IStateStore, IAsyncDisposable
{
    private const string ReadText =
        "SELECT version, payload FROM fc_state WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3";

    private const string KeysText =
        "SELECT DISTINCT grain_key FROM fc_state WHERE grain_type = $1 AND grain_key > $2 AND grain_key < $3 "
        + "ORDER BY grain_key LIMIT $4";

    private const string CountText =
        "SELECT grain_type, count(*), sum(length(payload)), pg_total_relation_size('fc_state') FROM fc_state "
        + "GROUP BY grain_type ORDER BY grain_type";

    private const string DurabilityText = "SELECT current_setting('fsync'), current_setting('full_page_writes')";

    private readonly NpgsqlDataSource _database;
    private readonly RemoteStoreOptions _options;
    private readonly StoreMetrics _metrics;
    private readonly StoreGuard _guard;
    private readonly PostgreSqlWriter _writer;
    private readonly ILogger _logger;

    /// <summary>Makes the store; nothing is opened before the first use.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="timeProvider">Clock of the time limit.</param>
    /// <param name="meters">Owns the meter.</param>
    /// <param name="logger">Log.</param>
    public PostgreSqlStore(
        RemoteStoreOptions options,
        TimeProvider timeProvider,
        IMeterFactory meters,
        ILogger<PostgreSqlStore> logger
    )
    {
        _options = options;
        _logger = logger;
        _database = PostgreSqlConnections.Create(options);
        _metrics = new(meters);
        Name = PostgreSqlConnections.Describe(options);
        _guard = new(Name, options, PostgreSqlFaults.IsStoreFault, timeProvider, logger);
        _writer = new(_database, options, timeProvider, _guard, _metrics);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        var found = await _guard.RunAsync(
            token => PostgreSqlSchema.ReadVersionAsync(_database, token),
            cancellationToken
        );
        var remedy = PostgreSqlSchema.Remedy(found);
        StoreVersionException.ThrowUnlessUsable(Name, found, PostgreSqlSchema.Current, remedy);
        var finding = await QueryAsync(DurabilityText, [], static reader => Weakness(reader), cancellationToken);
        Durability.Judge(Name, finding[0], _options, _logger);
        Log.StoreReady(_logger, Name, found);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredState?> ReadAsync(StateKey key, CancellationToken cancellationToken = default)
    {
        var rows = await QueryAsync(
            ReadText,
            [Text(key.GrainType), Bytes(key.GrainKey), Text(key.StateName)],
            static reader => new StoredState(VersionETag.Format(reader.GetInt64(0))!, reader.GetFieldValue<byte[]>(1)),
            cancellationToken
        );
        _metrics.OnRead();
        return rows is [var state] ? state : null;
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> WriteAsync(
        StateKey key,
        string? expectedETag,
        byte[]? payload,
        CancellationToken cancellationToken = default
    )
    {
        StoreGuard.ThrowIfTooLong(payload);
        var operation = new StoreOperation(key, VersionETag.Parse(expectedETag), payload);
        var isChange = payload is not null || operation.ExpectedVersion != 0;
        var outcome = isChange
            ? await _guard.RunAsync(token => _writer.SubmitAsync(operation, token), cancellationToken)
            : default;
        if (outcome.Committed)
        {
            return outcome;
        }

        var stored = await ReadAsync(key, cancellationToken);
        return new(Committed: !isChange && stored is null, stored?.ETag);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<byte[]>> ReadKeysAsync(
        KeyRange range,
        CancellationToken cancellationToken = default
    ) =>
        await QueryAsync(
            KeysText,
            [
                Text(range.GrainType),
                Bytes(range.After),
                Bytes(range.Before),
                new NpgsqlParameter<int> { TypedValue = range.Limit },
            ],
            static reader => reader.GetFieldValue<byte[]>(0),
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<StoreStatistics> ReadStatisticsAsync(CancellationToken cancellationToken = default)
    {
        var rows = await QueryAsync(
            CountText,
            [],
            static reader =>
                (
                    Type: new GrainTypeStatistics(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)),
                    Disk: reader.GetInt64(3)
                ),
            cancellationToken
        );
        return new([.. rows.Select(static row => row.Type)], rows.Count > 0 ? rows[0].Disk : 0);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _database.DisposeAsync();
    }

    private Task<List<T>> QueryAsync<T>(
        string text,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    ) =>
        _guard.RunAsync(
            async token =>
            {
                await using var command = _database.CreateCommand(text);
                command.Parameters.AddRange(parameters);
                await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, token);
                var rows = new List<T>();
                while (await reader.ReadAsync(token))
                {
                    rows.Add(read(reader));
                }

                return rows;
            },
            cancellationToken
        );

    private static string? Weakness(NpgsqlDataReader reader) =>
        (reader.GetString(0), reader.GetString(1)) switch
        {
            ("on", "on") => null,
            ("on", _) => "full_page_writes is off",
            _ => "fsync is off",
        };

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<byte[]> Bytes(byte[] value) => new() { TypedValue = value };
}
