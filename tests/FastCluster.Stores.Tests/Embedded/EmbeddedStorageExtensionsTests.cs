using FastCluster.Silo.Storage.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace FastCluster.Stores.Tests.Embedded;

/// <summary>The store under a real silo.</summary>
public sealed class EmbeddedStorageExtensionsTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GrainState_AfterTheSiloRestarted_IsThere()
    {
        var first = await RunAsync(static grain => grain.IncrementAsync());

        var second = await RunAsync(static grain => grain.IncrementAsync());

        Assert.Equal(1, first);
        Assert.Equal(2, second);
    }

    [Fact]
    public async Task GrainState_ClearedAndWrittenAgain_StartsAnew()
    {
        var sum = await RunAsync(static async grain =>
        {
            await grain.IncrementAsync();
            await grain.ClearAsync();
            return await grain.IncrementAsync();
        });

        Assert.Equal(1, sum);
        using var store = _folder.Open();
        Assert.Equal("counter", Assert.Single((await store.ReadStatisticsAsync()).GrainTypes).GrainType);
    }

    private async Task<T> RunAsync<T>(Func<ICounterGrain, Task<T>> work)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddEmbeddedStorage(options => options.Folder = _folder.Path, "other"));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        Assert.NotNull(cluster.Silos[0].ServiceProvider.GetKeyedService<Orleans.Storage.IGrainStorage>("other"));
        var result = await work(cluster.Client.GetGrain<ICounterGrain>("one"));
        await cluster.StopAllSilosAsync();
        return result;
    }
}
