using FastCluster.Silo.Storage.Embedded;
using Orleans.Storage;

namespace FastCluster.Stores.Tests.Embedded;

/// <summary>The contract over the embedded store.</summary>
public sealed class EmbeddedGrainStorageTests : GrainStorageContract, IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly EmbeddedStore _store;

    public EmbeddedGrainStorageTests()
    {
        _store = _folder.Open();
        Storage = StoreUnderTest.StorageOver(_store);
    }

    protected override IGrainStorage Storage { get; }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
