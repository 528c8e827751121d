using FastCluster.Silo.Storage.AzureTables;
using Orleans.Storage;

namespace FastCluster.Stores.Tests.AzureTables;

/// <summary>The contract over Azure Tables.</summary>
[Collection(AzureTablesCollection.Name)]
public sealed class AzureTablesGrainStorageTests(AzureTablesFixture place) : GrainStorageContract, IAsyncLifetime
{
    private AzureTableStore? _store;

    protected override IGrainStorage Storage => StoreUnderTest.StorageOver(_store!);

    public async Task InitializeAsync() => _store = await AzureTablesFixture.OpenAsync(place.Options());

    public Task DisposeAsync() => Task.CompletedTask;
}
