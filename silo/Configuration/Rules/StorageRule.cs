namespace FastCluster.Silo.Configuration.Rules;

/// <summary>A store on the network has one connection string of its kind; the embedded one has none.</summary>
internal sealed class StorageRule : IConfigurationRule
{
    private const string Setting = "storage.connectionString";

    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options)
    {
        var storage = options.Storage;
        var hasText = !string.IsNullOrEmpty(storage.ConnectionString);
        if (storage.Provider == StoreProvider.Embedded)
        {
            return hasText || storage.ConnectionStringFile is not null
                ? [new(Setting, "and its file are left out for the embedded store", "not shown")]
                : [];
        }

        if (hasText == storage.ConnectionStringFile is not null)
        {
            var found = hasText ? "both" : null;
            return [new(Setting, "or storage.connectionStringFile is set, exactly one of them", found)];
        }

        if (storage.ConnectionStringFile is { } file && !File.Exists(file))
        {
            return [new("storage.connectionStringFile", "is an existing file", file)];
        }

        return IsConnectionString(storage.Provider, ConnectionText.Find(storage)!)
            ? []
            : [new(hasText ? Setting : Setting + "File", $"is a connection string of {storage.Provider}", "not shown")];
    }

    private static bool IsConnectionString(StoreProvider provider, string text) =>
        provider switch
        {
            StoreProvider.PostgreSql => ConnectionForm.IsPostgreSql(text),
            StoreProvider.Redis => ConnectionForm.IsRedis(text),
            StoreProvider.AzureTables => ConnectionForm.IsAzureTables(text),
            var other => throw new InvalidOperationException($"Unknown store provider {other}."),
        };
}
