using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>The rows of one cluster: consistent reads of any size, changes that happen whole or not at all.</summary>
/// <param name="table">The table.</param>
/// <param name="clusterId">Its partition.</param>
/// <param name="log">Where torn reads are told.</param>
internal sealed class MembershipPartition(TableClient table, string clusterId, ILogger log)
{
    private const int MaximumReads = 5;
    private const int MaximumActions = 100;
    private static readonly string[] s_keysOnly = [nameof(ITableEntity.RowKey)];

    /// <summary>Makes the table when it is missing. Credentials that may not do that are taken to use an existing one.</summary>
    public async Task CreateTableAsync(CancellationToken cancellationToken)
    {
        try
        {
            await table.CreateAsync(cancellationToken); // CreateIfNotExists needs JSON by reflection, which is off here
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == TableErrorCode.TableAlreadyExists)
        {
            // another silo made it
        }
        catch (RequestFailedException fault) when (fault.Status == StatusCodes.Status403Forbidden)
        {
            log.TableNotCreated(table.Name, fault.ErrorCode);
        }
    }

    /// <summary>
    /// Reads the rows that a filter names and the version, all of one moment. One page is; several are when no change of
    /// the version fell between the moments before the first and after the last.
    /// </summary>
    /// <exception cref="InvalidDataException">The version changed during each of five reads.</exception>
    public async Task<IReadOnlyList<TableEntity>> ReadAsync(string filter, CancellationToken cancellationToken)
    {
        if (await ReadSinglePageAsync(filter, cancellationToken) is { } page)
        {
            return page;
        }

        for (var read = 1; read <= MaximumReads; read++)
        {
            var before = await ReadVersionTagAsync(cancellationToken);
            var rows = await ListAsync(filter, cancellationToken).ToListAsync(cancellationToken);
            if (before == await ReadVersionTagAsync(cancellationToken))
            {
                return rows;
            }

            log.ReadTorn(clusterId, read);
        }

        throw new InvalidDataException($"The membership table changed during each of {MaximumReads} reads.");
    }

    /// <summary>Reads rows one by one, not all of one moment.</summary>
    public IAsyncEnumerable<TableEntity> ListAsync(string filter, CancellationToken cancellationToken) =>
        table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);

    /// <summary>Applies changes as one.</summary>
    /// <returns>False when a row exists that must not, is missing, or has another ETag than named; then nothing changed.</returns>
    public async Task<bool> TryApplyAsync(
        IEnumerable<TableTransactionAction> changes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await table.SubmitTransactionAsync(changes, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException fault) when (IsConflict(fault))
        {
            return false;
        }
    }

    /// <summary>Changes the named columns of an existing row, whatever its ETag.</summary>
    public Task MergeAsync(TableEntity row, CancellationToken cancellationToken) =>
        table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, cancellationToken);

    /// <summary>Deletes the rows of another cluster, or of this one.</summary>
    public async Task DeleteAllAsync(string cluster, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {cluster}");
        var rows = table.QueryAsync<TableEntity>(filter, select: s_keysOnly, cancellationToken: cancellationToken);
        await DeleteAsync(
            await rows.Select(row => new TableEntity(cluster, row.RowKey) { ETag = ETag.All })
                .ToListAsync(cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Deletes rows that still have their ETag; the others are left, or gone already.</summary>
    public async Task DeleteAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Chunk(MaximumActions))
        {
            var deletions = chunk
                .Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag))
                .ToList();
            while (deletions.Count > 0)
            {
                try
                {
                    await table.SubmitTransactionAsync(deletions, cancellationToken);
                    break;
                }
                catch (TableTransactionFailedException fault)
                    when (IsConflict(fault) && fault.FailedTransactionActionIndex is { } changed)
                {
                    deletions.RemoveAt(changed);
                }
            }
        }
    }

    private static bool IsConflict(RequestFailedException fault) =>
        fault.Status
            is StatusCodes.Status404NotFound
                or StatusCodes.Status409Conflict
                or StatusCodes.Status412PreconditionFailed
        && fault.ErrorCode != TableErrorCode.TableNotFound
        && fault.ErrorCode != TableErrorCode.TableBeingDeleted;

    private async Task<IReadOnlyList<TableEntity>?> ReadSinglePageAsync(
        string filter,
        CancellationToken cancellationToken
    )
    {
        var pages = table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).AsPages();
        var first = await pages.FirstAsync(cancellationToken);
        return first.ContinuationToken is null ? first.Values : null;
    }

    private async Task<ETag> ReadVersionTagAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityAsync<TableEntity>(
            clusterId,
            VersionRow.RowKey,
            s_keysOnly,
            cancellationToken: cancellationToken
        );
        return row.Value.ETag;
    }
}
