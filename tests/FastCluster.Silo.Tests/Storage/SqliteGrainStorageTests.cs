using FastCluster.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace FastCluster.Silo.Tests.Storage;

/// <summary>The contract suite over the embedded store.</summary>
public sealed class SqliteGrainStorageTests : GrainStorageContract, IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly EmbeddedStore _store;
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public SqliteGrainStorageTests()
    {
        _store = _folder.Open();
        Storage = new SqliteGrainStorage(
            _store,
            new(_services.GetRequiredService<Serializer>()),
            _services.GetRequiredService<IActivatorProvider>()
        );
    }

    protected override IGrainStorage Storage { get; }

    public void Dispose()
    {
        _store.Dispose();
        _services.Dispose();
        _folder.Dispose();
    }
}
