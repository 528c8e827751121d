using Azure.Data.Tables;
using FastCluster.Contracts.Storage;
using FastCluster.Silo.Clustering.AzureTables;

namespace FastCluster.Silo.Storage.AzureTables;

/// <summary>Makes the table and marks it. It needs the right to make tables, which nodes do not need.</summary>
/// <param name="options">Settings.</param>
/// <param name="timeProvider">Clock of the time limit.</param>
/// <param name="logger">Log.</param>
internal sealed class AzureTablePreparation(
    RemoteStoreOptions options,
    TimeProvider timeProvider,
    ILogger<AzureTablePreparation> logger
) : IStorePreparation
{
    private readonly TableClient _table = AzureTableService.Open(options);

    /// <inheritdoc/>
    public int Current => AzureTableSchema.Current;

    /// <inheritdoc/>
    public async Task<string> DescribeAsync(int to, CancellationToken cancellationToken)
    {
        var from = await ReadVersionAsync(cancellationToken);
        return (from, to) switch
        {
            _ when from == to => "",
            (_, 0) => $"Remove table {_table.Name}.",
            _ => $"Make table {_table.Name} and mark it as version {to}.",
        };
    }

    /// <inheritdoc/>
    public async Task<int> PrepareAsync(int to, CancellationToken cancellationToken)
    {
        var from = await ReadVersionAsync(cancellationToken);
        if (from > Current)
        {
            throw new StoreVersionException(Name, from, Current, "Start the newer program.");
        }

        if (from != to)
        {
            await RunAsync(token => to == 0 ? RemoveAsync(token) : MarkAsync(to, token), cancellationToken);
        }

        return from;
    }

    private string Name => AzureTableConnection.Describe(_table);

    private Task<int> ReadVersionAsync(CancellationToken cancellationToken) =>
        RunAsync(token => AzureTableSchema.ReadVersionAsync(_table, token), cancellationToken);

    private async Task<int> MarkAsync(int to, CancellationToken cancellationToken)
    {
        await AzureTableSchema.MarkAsync(_table, to, cancellationToken);
        return to;
    }

    private async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"RowKey ge {AzureTableKeys.StateStart}");
        await foreach (var state in _table.QueryAsync<TableEntity>(filter, 1, ["RowKey"], cancellationToken))
        {
            if (state.RowKey.StartsWith(AzureTableKeys.StateStart, StringComparison.Ordinal))
            {
                throw new StoreUnavailableException($"{Name} holds states; nothing was removed.");
            }
        }

        await _table.DeleteAsync(cancellationToken);
        return 0;
    }

    private Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        new StoreGuard(Name, options, AzureTableService.IsStoreFault, timeProvider, logger).RunAsync(
            work,
            cancellationToken
        );
}
