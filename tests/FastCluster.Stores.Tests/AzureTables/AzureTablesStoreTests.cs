using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.AzureTables;

namespace FastCluster.Stores.Tests.AzureTables;

/// <summary>The contract over Azure Tables.</summary>
[Collection(AzureTablesCollection.Name)]
public sealed class AzureTablesStoreTests(AzureTablesFixture place) : StateStoreContract, IAsyncLifetime
{
    private AzureTableStore? _store;

    protected override IStateStore Store => _store!;

    public async Task InitializeAsync() => _store = await AzureTablesFixture.OpenAsync(place.Options());

    public Task DisposeAsync() => Task.CompletedTask;
}
