using Azure;
using Azure.Data.Tables;
using FastCluster.Grains.Nodes;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>
/// The membership table of a cluster in Azure Table storage, in the form of the official provider. Whoever changes the
/// membership changes the version in the same transaction, on the condition that it is the one that was read.
/// </summary>
public sealed class AzureTableMembership : IMembershipTable
{
    private readonly string _clusterId;
    private readonly bool _isTableGiven;
    private readonly MembershipPartition _rows;
    private readonly OperationLimit _limit;
    private readonly ILogger<AzureTableMembership> _log;

    /// <summary>Makes the table's client; nothing is sent yet.</summary>
    /// <param name="options">Where the table is.</param>
    /// <param name="cluster">Which cluster.</param>
    /// <param name="clock">Real time.</param>
    /// <param name="log">Where rows that cannot be read are told.</param>
    public AzureTableMembership(
        IOptions<AzureTableClusteringOptions> options,
        IOptions<ClusterOptions> cluster,
        [FromKeyedServices(NodeClock.Key)] TimeProvider clock,
        ILogger<AzureTableMembership> log
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(cluster);
        var table = AzureTableConnection.Open(options.Value).GetTableClient(options.Value.TableName);
        _isTableGiven = AzureTableConnection.IsForExistingTable(options.Value);
        _clusterId = cluster.Value.ClusterId;
        _rows = new(table, _clusterId, log);
        _limit = new(clock);
        _log = log;
    }

    /// <inheritdoc/>
    public Task InitializeMembershipTable(bool tryInitTableVersion) =>
        InitializeMembershipTableAsync(tryInitTableVersion);

    /// <inheritdoc/>
    public Task InitializeMembershipTableAsync(
        bool tryInitTableVersion,
        CancellationToken cancellationToken = default
    ) =>
        _limit.RunAsync(
            OperationLimit.Upkeep,
            async token =>
            {
                if (!_isTableGiven)
                {
                    await _rows.CreateTableAsync(token);
                }

                if (tryInitTableVersion)
                {
                    await _rows.TryApplyAsync(FirstVersion(), token); // false: another silo made it
                }
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<MembershipTableData> ReadAll() => ReadAllAsync();

    /// <inheritdoc/>
    public Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {_clusterId}"), cancellationToken);

    /// <inheritdoc/>
    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadRowAsync(key);

    /// <inheritdoc/>
    public Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken = default) =>
        ReadAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {_clusterId} and (RowKey eq {SiloRow.KeyOf(key)} or RowKey eq {VersionRow.RowKey})"
            ),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) =>
        InsertRowAsync(entry, tableVersion);

    /// <inheritdoc/>
    public Task<bool> InsertRowAsync(
        MembershipEntry entry,
        TableVersion tableVersion,
        CancellationToken cancellationToken = default
    ) => ChangeAsync(entry, TableTransactionActionType.Add, tableVersion, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        UpdateRowAsync(entry, etag, tableVersion);

    /// <inheritdoc/>
    /// <remarks>The row's own ETag is no condition: a sign of life changes it and must not stand in the way.</remarks>
    public Task<bool> UpdateRowAsync(
        MembershipEntry entry,
        string etag,
        TableVersion tableVersion,
        CancellationToken cancellationToken = default
    ) => ChangeAsync(entry, TableTransactionActionType.UpdateReplace, tableVersion, cancellationToken);

    /// <inheritdoc/>
    public Task UpdateIAmAlive(MembershipEntry entry) => UpdateIAmAliveAsync(entry);

    /// <inheritdoc/>
    public Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken = default) =>
        _limit.RunAsync(
            OperationLimit.Protocol,
            token => _rows.MergeAsync(SiloRow.WriteAlive(_clusterId, entry), token),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => CleanupDefunctSiloEntriesAsync(beforeDate);

    /// <inheritdoc/>
    public Task CleanupDefunctSiloEntriesAsync(
        DateTimeOffset beforeDate,
        CancellationToken cancellationToken = default
    ) =>
        _limit.RunAsync(
            OperationLimit.Upkeep,
            async token =>
            {
                var dead = TableClient.CreateQueryFilter(
                    $"PartitionKey eq {_clusterId} and Status eq {nameof(SiloStatus.Dead)}"
                );
                var rows = await _rows.ListAsync(dead, token).ToListAsync(token);
                await _rows.DeleteAsync(rows.Where(row => IsOlder(row, beforeDate.UtcDateTime)), token);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task DeleteMembershipTableEntries(string clusterId) => DeleteMembershipTableEntriesAsync(clusterId);

    /// <inheritdoc/>
    public Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken = default) =>
        _limit.RunAsync(OperationLimit.Upkeep, token => _rows.DeleteAllAsync(clusterId, token), cancellationToken);

    private async Task<MembershipTableData> ReadAsync(string filter, CancellationToken cancellationToken)
    {
        var rows = await _limit.RunAsync(
            OperationLimit.Protocol,
            token => _rows.ReadAsync(filter, token),
            cancellationToken
        );
        var members = rows.Select(row => (row.ETag, Entry: TryRead(row)))
            .Where(member => member.Entry is not null)
            .Select(member => Tuple.Create(member.Entry!, member.ETag.ToString()));
        return new([.. members], VersionRow.Read(rows));
    }

    private Task<bool> ChangeAsync(
        MembershipEntry entry,
        TableTransactionActionType kind,
        TableVersion version,
        CancellationToken cancellationToken
    )
    {
        TableTransactionAction[] changes =
        [
            new(kind, SiloRow.Write(_clusterId, entry), ETag.All),
            new(
                TableTransactionActionType.UpdateReplace,
                VersionRow.Version(_clusterId, version.Version),
                new ETag(version.VersionEtag)
            ),
            .. VersionRow.Fences(_clusterId, version.Version),
        ];
        return _limit.RunAsync(
            OperationLimit.Protocol,
            token => _rows.TryApplyAsync(changes, token),
            cancellationToken
        );
    }

    private IEnumerable<TableTransactionAction> FirstVersion() =>
        VersionRow
            .Fences(_clusterId, 0)
            .Prepend(new(TableTransactionActionType.Add, VersionRow.Version(_clusterId, 0)));

    private bool IsOlder(TableEntity row, DateTime limit) =>
        TryRead(row) is { } entry
        && entry.StartTime < limit
        && entry.IAmAliveTime < limit
        && (entry.SuspectTimes ?? []).TrueForAll(vote => vote.Item2 < limit);

    private MembershipEntry? TryRead(TableEntity row)
    {
        if (VersionRow.IsMark(row.RowKey))
        {
            return null;
        }

        try
        {
            return SiloRow.Read(row);
        }
        catch (FormatException fault)
        {
            _log.RowUnreadable(_clusterId, row.RowKey, fault);
            return null;
        }
    }
}
