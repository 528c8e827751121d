using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.PostgreSql;

namespace FastCluster.Stores.Tests.PostgreSql;

/// <summary>The contract over PostgreSQL.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlStoreTests(PostgreSqlFixture place) : StateStoreContract, IAsyncLifetime
{
    private PostgreSqlStore? _store;

    protected override IStateStore Store => _store!;

    public async Task InitializeAsync() => _store = await place.OpenAsync();

    public async Task DisposeAsync() => await _store!.DisposeAsync();
}
