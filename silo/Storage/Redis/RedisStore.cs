using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using StackExchange.Redis;

namespace FastCluster.Silo.Storage.Redis;

/// <summary>
/// States in a Redis that all nodes share. A write is one script; commands of many callers share one connection without
/// waiting for each other. A write is acknowledged after it was flushed to disk only when the server has
/// <c>appendonly yes</c> and <c>appendfsync always</c>, which the check demands. A fail-over to a replica can still lose
/// acknowledged writes: Redis replicates after it answers.
/// </summary>
internal sealed class RedisStore : IStateStore, IAsyncDisposable
{
    private static readonly RedisValue[] s_totals = ["rows", "bytes"];

    private readonly RemoteStoreOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly RedisKeys _keys;
    private readonly StoreMetrics _metrics;
    private readonly StoreGuard _guard;
    private readonly Task<ConnectionMultiplexer> _connecting;
    private readonly ConcurrentDictionary<string, bool> _knownTypes = new(StringComparer.Ordinal);

    /// <summary>Makes the store and starts to connect.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="timeProvider">Clock of the time limit.</param>
    /// <param name="meters">Owns the meter.</param>
    /// <param name="logger">Log.</param>
    public RedisStore(
        RemoteStoreOptions options,
        TimeProvider timeProvider,
        IMeterFactory meters,
        ILogger<RedisStore> logger
    )
    {
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        _keys = new(options.Name);
        _metrics = new(meters);
        Name = RedisConnections.Describe(options);
        _guard = new(Name, options, RedisConnections.IsStoreFault, timeProvider, logger);
        _connecting = RedisConnections.ConnectAsync(options);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        var found = await RunAsync(database => RedisSchema.ReadVersionAsync(database, _keys), cancellationToken);
        var remedy = found == 0 ? "Run 'fastcluster store init' once." : "Start the other version of the program.";
        StoreVersionException.ThrowUnlessUsable(Name, found, RedisSchema.Current, remedy);
        var finding = await RunAsync(
            static database => RedisDurability.FindWeaknessAsync(database.Multiplexer),
            cancellationToken
        );
        Durability.Judge(Name, finding, _options, _logger);
        Log.StoreReady(_logger, Name, found);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredState?> ReadAsync(StateKey key, CancellationToken cancellationToken = default)
    {
        RedisValue[] fields = [$"v:{key.StateName}", $"p:{key.StateName}"];
        var values = await RunAsync(
            database => database.HashGetAsync(_keys.Grain(key), fields, CommandFlags.DemandMaster),
            cancellationToken
        );
        _metrics.OnRead();
        return values[0].IsNull ? null : new(values[0].ToString(), (byte[])values[1]!);
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
        var started = _timeProvider.GetTimestamp();
        var script = payload is null ? RedisScripts.Clear : RedisScripts.Write;
        RedisKey[] keys = [_keys.Grain(key), _keys.Totals(key.GrainType), _keys.Index(key.GrainType)];
        RedisValue[] arguments = [key.StateName, expectedETag ?? "", key.GrainKey, payload ?? []];
        var answer = await StoreGuard.CountFailureAsync(
            RunAsync(
                async database =>
                {
                    await RememberTypeAsync(database, key.GrainType);
                    return (RedisValue[])
                        (await database.ScriptEvaluateAsync(script, keys, arguments, CommandFlags.DemandMaster))!;
                },
                cancellationToken
            ),
            _metrics
        );
        var isCommitted = (int)answer[0] == 1;
        _metrics.OnCommitted(1, isCommitted ? 0 : 1, _timeProvider.GetElapsedTime(started));
        return new(isCommitted, answer[1].IsNullOrEmpty ? null : answer[1].ToString());
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<byte[]>> ReadKeysAsync(
        KeyRange range,
        CancellationToken cancellationToken = default
    )
    {
        var keys = await RunAsync(
            database =>
                database.SortedSetRangeByValueAsync(
                    _keys.Index(range.GrainType),
                    range.After,
                    range.Before,
                    Exclude.Both,
                    Order.Ascending,
                    skip: 0,
                    range.Limit,
                    CommandFlags.DemandMaster
                ),
            cancellationToken
        );
        return Array.ConvertAll(keys, static key => (byte[])key!);
    }

    /// <inheritdoc/>
    public async Task<StoreStatistics> ReadStatisticsAsync(CancellationToken cancellationToken = default)
    {
        var types = await RunAsync(
            database => database.SetMembersAsync(_keys.Types, CommandFlags.DemandMaster),
            cancellationToken
        );
        var rows = new List<GrainTypeStatistics>();
        foreach (var type in types.Select(static type => type.ToString()).Order(StringComparer.Ordinal))
        {
            var totals = await RunAsync(
                database => database.HashGetAsync(_keys.Totals(type), s_totals, CommandFlags.DemandMaster),
                cancellationToken
            );
            rows.Add(new(type, (long)totals[0], (long)totals[1]));
        }

        return new([.. rows.Where(static type => type.Rows > 0)], DiskBytes: null);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await (await ConnectionAsync()).DisposeAsync();

    /// <summary>Before the first write of a type by this process, so that the set is never short of one.</summary>
    private async ValueTask RememberTypeAsync(IDatabase database, string grainType)
    {
        if (!_knownTypes.ContainsKey(grainType))
        {
            await database.SetAddAsync(_keys.Types, grainType, CommandFlags.DemandMaster);
            _knownTypes[grainType] = true;
        }
    }

    /// <summary>A command that was sent cannot be called back: the caller's token counts only before.</summary>
    private Task<T> RunAsync<T>(Func<IDatabase, Task<T>> command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _guard.RunAsync(
            async _ => await command((await ConnectionAsync()).GetDatabase()),
            CancellationToken.None
        );
    }

#pragma warning disable VSTHRD003 // started by the constructor on no context; the library never waits for a caller
    private Task<ConnectionMultiplexer> ConnectionAsync() => _connecting;
#pragma warning restore VSTHRD003
}
