using FastCluster.Silo.Configuration;

namespace FastCluster.Stores.Tests.Redis;

[Collection(RedisCollection.Name)]
public sealed class RedisNodeTests(RedisFixture place) : NodeContract
{
    protected override Task<StorageOptions> StorageAsync()
    {
        var options = RedisFixture.Options(place.Server);
        return Task.FromResult(
            new StorageOptions
            {
                Provider = StoreProvider.Redis,
                ConnectionString = options.ConnectionString(),
                Name = options.Name,
                Timeout = options.Timeout,
            }
        );
    }
}
