using FastCluster.Silo.Configuration;

namespace FastCluster.Stores.Tests.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlNodeTests(PostgreSqlFixture place) : NodeContract
{
    protected override async Task<StorageOptions> StorageAsync()
    {
        var schema = $"s{Guid.NewGuid():N}";
        await place.Server.ExecuteAsync($"CREATE SCHEMA {schema}");
        return new()
        {
            Provider = StoreProvider.PostgreSql,
            ConnectionString = place.Server.ConnectionString(schema),
            Timeout = TimeSpan.FromSeconds(20),
        };
    }
}
