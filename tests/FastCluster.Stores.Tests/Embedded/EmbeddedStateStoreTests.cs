using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.Embedded;

namespace FastCluster.Stores.Tests.Embedded;

/// <summary>The contract over the embedded store, below the grain storage.</summary>
public sealed class EmbeddedStateStoreTests : StateStoreContract, IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly EmbeddedStore _store;

    public EmbeddedStateStoreTests() => _store = _folder.Open();

    protected override IStateStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
