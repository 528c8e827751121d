using System.Net.Sockets;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Identity;
using FastCluster.Silo.Clustering.AzureTables;

namespace FastCluster.Silo.Storage.AzureTables;

/// <summary>Reaches the table service with the limits of the node, and tells its refusals apart.</summary>
internal static class AzureTableService
{
    /// <summary>
    /// Makes the client of the table of states. It tries once: a second try of a write whose answer was lost would meet its
    /// own first try and look like a conflict.
    /// </summary>
    /// <param name="options">Settings; the connection string may also be a URL, with a signature or for the node's identity.</param>
    public static TableClient Open(RemoteStoreOptions options)
    {
        var connection = new AzureTableClusteringOptions
        {
            ConfigureClient = client =>
            {
                client.Retry.MaxRetries = 0;
                client.Retry.NetworkTimeout = options.Timeout;
            },
        };
        connection.Connect(options.ConnectionString());
        return AzureTableConnection.Open(connection).GetTableClient(options.Name + "state");
    }

    /// <summary>Whether the service could not be used: away, busy, refusing, without the table, or its answer did not come.</summary>
    /// <param name="fault">What was thrown.</param>
    public static bool IsStoreFault(Exception fault) =>
        fault is RequestFailedException or AuthenticationFailedException or IOException or SocketException;

    /// <summary>Whether a row is not there (and not: the table).</summary>
    /// <param name="fault">What the service said.</param>
    public static bool IsMissing(RequestFailedException fault) =>
        fault.Status == StatusCodes.Status404NotFound && fault.ErrorCode == TableErrorCode.ResourceNotFound;

    /// <summary>Whether a row was there, is gone, or has another ETag.</summary>
    /// <param name="fault">What the service said.</param>
    public static bool IsConflict(RequestFailedException fault) =>
        IsMissing(fault)
        || fault.ErrorCode == TableErrorCode.EntityAlreadyExists
        || fault.Status == StatusCodes.Status412PreconditionFailed;

    /// <summary>Reads a row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">Partition of the row.</param>
    /// <param name="row">Name of the row.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The row; null when it is not there.</returns>
    public static async Task<TableEntity?> FindAsync(
        TableClient table,
        string partition,
        string row,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var answer = await table.GetEntityAsync<TableEntity>(partition, row, null, cancellationToken);
            return answer.Value;
        }
        catch (RequestFailedException fault) when (IsMissing(fault))
        {
            return null;
        }
    }
}
