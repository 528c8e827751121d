using FastCluster.Silo.Configuration;

namespace FastCluster.Stores.Tests.AzureTables;

[Collection(AzureTablesCollection.Name)]
public sealed class AzureTablesNodeTests(AzureTablesFixture place) : NodeContract
{
    protected override Task<StorageOptions> StorageAsync()
    {
        var options = place.Options();
        return Task.FromResult(
            new StorageOptions
            {
                Provider = StoreProvider.AzureTables,
                ConnectionString = options.ConnectionString(),
                Name = options.Name,
                Timeout = options.Timeout,
            }
        );
    }
}
