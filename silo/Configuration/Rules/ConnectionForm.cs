using FastCluster.Silo.Clustering.AzureTables;
using Npgsql;
using StackExchange.Redis;

namespace FastCluster.Silo.Configuration.Rules;

/// <summary>What the connection string of each service looks like. Nothing is connected.</summary>
internal static class ConnectionForm
{
    /// <summary>Whether it names a PostgreSQL.</summary>
    public static bool IsPostgreSql(string text) =>
        CanBeRead(() => !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host));

    /// <summary>Whether it names a Redis.</summary>
    public static bool IsRedis(string text) => CanBeRead(() => ConfigurationOptions.Parse(text).EndPoints.Count > 0);

    /// <summary>Whether it is a connection string of a storage account, or the URL of its tables.</summary>
    public static bool IsAzureTables(string text) =>
        CanBeRead(() => IsServiceUrl(text) || AzureTableConnection.IsConnectionString(text));

    private static bool IsServiceUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private static bool CanBeRead(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
