using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>Checks what settings demand of each other; all faults at once, none shows a secret.</summary>
internal sealed class AzureTableClusteringOptionsRules : IValidateOptions<AzureTableClusteringOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AzureTableClusteringOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = FindFaults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FindFaults(AzureTableClusteringOptions options)
    {
        object?[] connections = [options.ConnectionString, options.SasUrl, options.Endpoint];
        var count = connections.Count(connection => connection is not null);
        if (count != 1)
        {
            yield return $"Exactly one of ConnectionString, SasUrl and Endpoint must be set; found {count}.";
        }

        if (options.ConnectionString is { } text && !AzureTableConnection.IsConnectionString(text))
        {
            yield return "ConnectionString must be the connection string of a storage account with a table service.";
        }

        if (options.SasUrl is { } sas && !(IsPrivate(sas) && AzureTableConnection.IsSigned(sas)))
        {
            yield return "SasUrl must be an absolute URL with a signature in its query, https unless it is loopback.";
        }

        if (options.Endpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme == Uri.UriSchemeHttps))
        {
            yield return "Endpoint must be an absolute https URL.";
        }

        if (options is { Credential: not null, Endpoint: null })
        {
            yield return "Credential needs Endpoint; found none.";
        }
    }

    private static bool IsPrivate(Uri url) =>
        url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
