using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>Makes the client of the table service from settings.</summary>
internal static class AzureTableConnection
{
    private const string SignatureParameter = "sig=";
    private const string TableParameter = "tn=";

    /// <summary>
    /// Makes the client. Its own tries are short, because one operation on the table may take 3 s in all: see
    /// <see cref="OperationLimit"/>.
    /// </summary>
    public static TableServiceClient Open(AzureTableClusteringOptions options)
    {
        var client = new TableClientOptions();
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = 3;
        client.Retry.Delay = TimeSpan.FromMilliseconds(100);
        client.Retry.MaxDelay = TimeSpan.FromMilliseconds(400);
        client.Retry.NetworkTimeout = TimeSpan.FromSeconds(1.5);
        options.ConfigureClient?.Invoke(client);
        return options switch
        {
            { ConnectionString: { } text } => new TableServiceClient(text, client),
            { SasUrl: { } url } => new TableServiceClient(ServiceUrl(url, options.TableName), client),
            { Endpoint: { } url } => new TableServiceClient(
                url,
                options.Credential ?? new DefaultAzureCredential(),
                client
            ),
            _ => throw new InvalidOperationException("No connection to the table service is set."),
        };
    }

    /// <summary>Whether a URL carries a shared access signature.</summary>
    public static bool IsSigned(Uri url) => url.IsAbsoluteUri && HasParameter(url, SignatureParameter);

    /// <summary>Whether the connection is for one table that exists already: such a signature cannot make it.</summary>
    public static bool IsForExistingTable(AzureTableClusteringOptions options) =>
        options.SasUrl is { } url && HasParameter(url, TableParameter);

    /// <summary>Whether a text is a connection string that names a table service.</summary>
    public static bool IsConnectionString(string text)
    {
        try
        {
            return new TableServiceClient(text).Uri.IsAbsoluteUri;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Which table, without secrets.</summary>
    /// <param name="table">The table.</param>
    public static string Describe(TableClient table) => $"Azure table {table.Uri.GetLeftPart(UriPartial.Path)}";

    /// <summary>Which membership table, without secrets.</summary>
    /// <param name="connection">Its connection as a single text.</param>
    public static string Describe(string connection)
    {
        var options = new AzureTableClusteringOptions();
        options.Connect(connection);
        return Describe(Open(options).GetTableClient(options.TableName));
    }

    private static bool HasParameter(Uri url, string start) =>
        url.Query.TrimStart('?').Split('&').Any(part => part.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The URL without the name of the table, which a signature for one table comes with.</summary>
    private static Uri ServiceUrl(Uri url, string tableName)
    {
        var isOfTable = url.Segments[^1].TrimEnd('/').Equals(tableName, StringComparison.OrdinalIgnoreCase);
        var service = new UriBuilder(url);
        service.Path = isOfTable ? string.Concat(url.Segments[..^1]).TrimEnd('/') : service.Path;
        return service.Uri;
    }
}
