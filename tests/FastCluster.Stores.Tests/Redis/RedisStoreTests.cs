using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.Redis;

namespace FastCluster.Stores.Tests.Redis;

/// <summary>The contract over Redis.</summary>
[Collection(RedisCollection.Name)]
public sealed class RedisStoreTests(RedisFixture place) : StateStoreContract, IAsyncLifetime
{
    private RedisStore? _store;

    protected override IStateStore Store => _store!;

    public async Task InitializeAsync() => _store = await RedisFixture.OpenAsync(RedisFixture.Options(place.Server));

    public async Task DisposeAsync() => await _store!.DisposeAsync();
}
