using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace FastCluster.Silo.Storage.AzureTables;

/// <summary>The mark of a prepared table. It tells a node that the table is the one that holds its states.</summary>
internal static class AzureTableSchema
{
    /// <summary>Schema version of this program.</summary>
    public const int Current = 1;

    private const string Partition = "!schema";
    private const string Row = "version";
    private const string Value = "value";

    /// <summary>Reads the mark.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The version; 0 when there is no mark or no table.</returns>
    public static async Task<int> ReadVersionAsync(TableClient table, CancellationToken cancellationToken)
    {
        try
        {
            var row = await table.GetEntityAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
            return row.Value.GetInt32(Value) ?? 0;
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return 0;
        }
    }

    /// <summary>Makes the table when missing and sets the mark.</summary>
    /// <param name="table">The table.</param>
    /// <param name="version">Version, from 1.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task MarkAsync(TableClient table, int version, CancellationToken cancellationToken)
    {
        try
        {
            await table.CreateAsync(cancellationToken);
        }
        catch (RequestFailedException there) when (there.ErrorCode == TableErrorCode.TableAlreadyExists)
        {
            // as wanted
        }

        var mark = new TableEntity(Partition, Row) { [Value] = version };
        await table.UpsertEntityAsync(mark, TableUpdateMode.Replace, cancellationToken);
    }
}
