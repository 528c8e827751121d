using System.Diagnostics.Metrics;
using Azure;
using Azure.Data.Tables;
using FastCluster.Silo.Clustering.AzureTables;

namespace FastCluster.Silo.Storage.AzureTables;

/// <summary>
/// States in one table of an Azure storage account that all nodes share. The service acknowledges a write once it is
/// durable in its replicas. A state is one row; a large one has parts beside it that become valid with the row.
/// </summary>
internal sealed class AzureTableStore : IStateStore
{
    private const int ReadAttempts = 3;

    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly TableClient _table;
    private readonly StoreMetrics _metrics;
    private readonly StoreGuard _guard;
    private readonly StateParts _parts;

    /// <summary>Makes the store; nothing is opened before the first use.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="timeProvider">Clock of the time limit.</param>
    /// <param name="meters">Owns the meter.</param>
    /// <param name="logger">Log.</param>
    public AzureTableStore(
        RemoteStoreOptions options,
        TimeProvider timeProvider,
        IMeterFactory meters,
        ILogger<AzureTableStore> logger
    )
    {
        _timeProvider = timeProvider;
        _logger = logger;
        _table = AzureTableService.Open(options);
        _metrics = new(meters);
        Name = AzureTableConnection.Describe(_table);
        _guard = new(Name, options, AzureTableService.IsStoreFault, timeProvider, logger);
        _parts = new(_table, _guard, logger);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        var found = await _guard.RunAsync(token => AzureTableSchema.ReadVersionAsync(_table, token), cancellationToken);
        var remedy = found == 0 ? "Run 'fastcluster store init' once." : "Start the other version of the program.";
        StoreVersionException.ThrowUnlessUsable(Name, found, AzureTableSchema.Current, remedy);
        Log.StoreReady(_logger, Name, found);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredState?> ReadAsync(StateKey key, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; attempt <= ReadAttempts; attempt++)
        {
            if (await ReadRowAsync(key, cancellationToken) is not { } row)
            {
                return null;
            }

            if (await _parts.ReadPayloadAsync(key, row, cancellationToken) is { } payload)
            {
                _metrics.OnRead();
                return new(StateRow.ETagOf(row).ToString(), payload);
            }

            // the state was replaced between the two reads, and its parts were removed
        }

        throw new InvalidDataException($"Parts of a state of type '{key.GrainType}' are missing in {Name}.");
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
        cancellationToken.ThrowIfCancellationRequested();
        var started = _timeProvider.GetTimestamp();
        var isFirst = string.IsNullOrEmpty(expectedETag);
        AzureETag? expected = isFirst ? default(AzureETag) : AzureETag.Parse(expectedETag!);
        if (expected is not { } before || (payload is null && isFirst))
        {
            var there = await ReadRowAsync(key, cancellationToken);
            return new(Committed: isFirst && there is null, there is null ? null : $"{StateRow.ETagOf(there)}");
        }

        var written = await StoreGuard.CountFailureAsync(
            payload is null ? ClearAsync(key, before) : ReplaceAsync(key, before, payload),
            _metrics
        );
        _metrics.OnCommitted(1, written is null ? 1 : 0, _timeProvider.GetElapsedTime(started));
        if (written is { } after)
        {
            await _parts.RemoveAsync(key, before);
            return new(Committed: true, payload is null ? null : after.ToString());
        }

        var stored = await ReadRowAsync(key, CancellationToken.None);
        return new(Committed: false, stored is null ? null : $"{StateRow.ETagOf(stored)}");
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<byte[]>> ReadKeysAsync(KeyRange range, CancellationToken cancellationToken = default)
    {
        var after = AzureTableKeys.Partition(range.GrainType, range.After);
        var before = AzureTableKeys.Partition(range.GrainType, range.Before);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey gt {after} and PartitionKey lt {before} and RowKey ge {AzureTableKeys.StateStart} and RowKey lt {AzureTableKeys.StateEnd}"
        );
        string[] columns = ["PartitionKey", StateRow.GrainKey];
        return _guard.RunAsync<IReadOnlyList<byte[]>>(
            async token =>
            {
                var keys = new List<byte[]>();
                var last = "";
                await foreach (var row in _table.QueryAsync<TableEntity>(filter, null, columns, token))
                {
                    if (keys.Count == range.Limit)
                    {
                        break;
                    }

                    if (row.PartitionKey != last)
                    {
                        keys.Add(row.GetBinary(StateRow.GrainKey));
                        last = row.PartitionKey;
                    }
                }

                return keys;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    /// <remarks>Reads every row, a thousand at a time: minutes for a million states.</remarks>
    public async Task<StoreStatistics> ReadStatisticsAsync(CancellationToken cancellationToken = default)
    {
        var filter = TableClient.CreateQueryFilter(
            $"RowKey ge {AzureTableKeys.StateStart} and RowKey lt {AzureTableKeys.StateEnd}"
        );
        string[] columns = ["PartitionKey", StateRow.Length];
        var totals = new SortedDictionary<string, GrainTypeStatistics>(StringComparer.Ordinal);
        var pages = _table.QueryAsync<TableEntity>(filter, null, columns, cancellationToken).AsPages();
        await using var walk = pages.GetAsyncEnumerator(cancellationToken);
        while (await _guard.RunAsync(_ => walk.MoveNextAsync().AsTask(), cancellationToken))
        {
            foreach (var row in walk.Current.Values)
            {
                var type = AzureTableKeys.GrainType(row.PartitionKey);
                var known = totals.GetValueOrDefault(type) ?? new(type, 0, 0);
                var length = row.GetInt32(StateRow.Length) ?? 0;
                totals[type] = known with { Rows = known.Rows + 1, Bytes = known.Bytes + length };
            }
        }

        return new([.. totals.Values], DiskBytes: null);
    }

    private Task<TableEntity?> ReadRowAsync(StateKey key, CancellationToken cancellationToken)
    {
        var (partition, row) = (AzureTableKeys.Partition(key), AzureTableKeys.State(key.StateName));
        return _guard.RunAsync(token => AzureTableService.FindAsync(_table, partition, row, token), cancellationToken);
    }

    /// <summary>Writes the parts, if any, and then the row; null when there was a conflict.</summary>
    private async Task<AzureETag?> ReplaceAsync(StateKey key, AzureETag before, byte[] payload)
    {
        var parts = await _parts.WriteAsync(key, payload);
        var (partition, name) = (AzureTableKeys.Partition(key), AzureTableKeys.State(key.StateName));
        var row =
            parts.Parts == 0
                ? StateRow.Of(partition, name, payload)
                : StateRow.Of(partition, name, payload.Length, parts);
        row[StateRow.GrainKey] = key.GrainKey;
        var answer = await ChangeAsync(token =>
            before == default
                ? _table.AddEntityAsync(row, token)
                : _table.UpdateEntityAsync(row, before.Row, TableUpdateMode.Replace, token)
        );
        if (answer?.Headers.ETag is { } etag)
        {
            return parts with { Row = etag };
        }

        await _parts.RemoveAsync(key, parts);
        return null;
    }

    private async Task<AzureETag?> ClearAsync(StateKey key, AzureETag before)
    {
        var answer = await ChangeAsync(token =>
            _table.DeleteEntityAsync(
                AzureTableKeys.Partition(key),
                AzureTableKeys.State(key.StateName),
                before.Row,
                token
            )
        );
        return answer is null || answer.Status == StatusCodes.Status404NotFound ? null : before;
    }

    /// <summary>A request that was sent cannot be called back, so the caller's token does not count; null for a conflict.</summary>
    private Task<Response?> ChangeAsync(Func<CancellationToken, Task<Response>> change) =>
        _guard.RunAsync(
            async token =>
            {
                try
                {
                    return await change(token);
                }
                catch (RequestFailedException fault) when (AzureTableService.IsConflict(fault))
                {
                    return null;
                }
            },
            CancellationToken.None
        );
}
