using FastCluster.Silo.Storage.Redis;
using Orleans.Storage;

namespace FastCluster.Stores.Tests.Redis;

/// <summary>The contract over Redis.</summary>
[Collection(RedisCollection.Name)]
public sealed class RedisGrainStorageTests(RedisFixture place) : GrainStorageContract, IAsyncLifetime
{
    private RedisStore? _store;

    protected override IGrainStorage Storage => StoreUnderTest.StorageOver(_store!);

    public async Task InitializeAsync() => _store = await RedisFixture.OpenAsync(RedisFixture.Options(place.Server));

    public async Task DisposeAsync() => await _store!.DisposeAsync();
}
