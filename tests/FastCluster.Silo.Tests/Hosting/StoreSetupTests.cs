using FastCluster.Silo.Hosting;
using FastCluster.Silo.Storage;
using FastCluster.Testing.Logs;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Silo.Tests.Hosting;

public sealed class StoreSetupTests
{
    private const int StoreClosed = 3003;

    [Fact]
    public async Task EmbeddedStore_DisposedWithItsServices_SaysOnceThatItIsClosed()
    {
        using var setup = new NodeSetup();
        using var log = new RecordingLoggerProvider();
        var services = new ServiceCollection().AddLogging().AddStore(setup.Options);
        log.AddTo(services);
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IStateStore>().CheckAsync();

        await provider.DisposeAsync();

        Assert.Single(log.EventIds, StoreClosed);
    }
}
