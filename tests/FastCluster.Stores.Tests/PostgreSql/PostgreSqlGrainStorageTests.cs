using FastCluster.Silo.Storage.PostgreSql;
using Orleans.Storage;

namespace FastCluster.Stores.Tests.PostgreSql;

/// <summary>The contract over PostgreSQL.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlGrainStorageTests(PostgreSqlFixture place) : GrainStorageContract, IAsyncLifetime
{
    private PostgreSqlStore? _store;

    protected override IGrainStorage Storage => StoreUnderTest.StorageOver(_store!);

    public async Task InitializeAsync() => _store = await place.OpenAsync();

    public async Task DisposeAsync() => await _store!.DisposeAsync();
}
