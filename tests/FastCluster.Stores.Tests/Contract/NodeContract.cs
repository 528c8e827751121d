using FastCluster.Contracts.Keys;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;
using FastCluster.Silo.Hosting;
using FastCluster.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastCluster.Stores.Tests.Contract;

/// <summary>The whole node over a store that its configuration names.</summary>
public abstract class NodeContract : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastcluster-node-").FullName;

    /// <summary>Settings that name an empty, unprepared store.</summary>
    protected abstract Task<StorageOptions> StorageAsync();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Node_UnpreparedThenPreparedThenRestarted_KeepsItsStates()
    {
        var options = Configure(await StorageAsync());
        await Assert.ThrowsAnyAsync<StoreVersionException>(() => RunAsync(options));
        await PrepareAsync(options);

        var first = await RunAsync(options);
        var second = await RunAsync(options);

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
    }

    private FastClusterOptions Configure(StorageOptions storage)
    {
        var development = DevelopmentNode.Prepare(_folder, TimeProvider.System.GetUtcNow());
        return ConfigurationReader.Read(development.Configuration) with
        {
            Storage = storage,
            Listeners = new()
            {
                Public = new() { Url = "https://127.0.0.1:0" },
                Management = new() { Url = "http://127.0.0.1:0" },
            },
        };
    }

    private static async Task PrepareAsync(FastClusterOptions options)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddStore(options)
            .BuildServiceProvider();
        var preparation = services.GetRequiredService<IStorePreparation>();
        await preparation.PrepareAsync(preparation.Current, CancellationToken.None);
    }

    /// <summary>Starts the node, reads the ids of its keys and stops it.</summary>
    private static async Task<string[]> RunAsync(FastClusterOptions options)
    {
        await using var node = FastClusterHost.Create(
            options,
            static services => services.AddLogging(logging => logging.ClearProviders())
        );
        await node.StartAsync();
        var grains = node.Services.GetRequiredService<IGrainFactory>();
        var ring = grains.GetGrain<IKeyRingGrain>($"{options.AuthorizationServers[0].Id}/{KeyUse.AccessToken}");
        var keys = await ring.GetKeysAsync();
        await node.StopAsync();
        return [.. keys.Select(static key => key.KeyId)];
    }
}
