using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.PostgreSql;
using FastCluster.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace FastCluster.Stores.Tests.PostgreSql;

/// <summary>What an actor goes through when the answer to its write is lost.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class GrainRecoveryTests(PostgreSqlFixture place)
{
    [Fact]
    public async Task Grain_ReplyToItsWriteLost_FailsThenReadsAgainAndGoesOn()
    {
        await using var proxy = new TcpProxy(place.Server.Port);
        var schema = await PostgreSqlFixture.PrepareAsync(place.Server);
        var connection = place.Server.ConnectionString(schema, proxy.Port);
        await using var store = PostgreSqlFixture.Open(
            StoreUnderTest.Options(connection) with
            {
                Timeout = TimeSpan.FromSeconds(3),
            }
        );
        await using var cluster = await StartAsync(store);
        var sut = cluster.Client.GetGrain<ICounterGrain>("one");
        await sut.IncrementAsync();

        proxy.DropReplies();
        await Assert.ThrowsAnyAsync<Exception>(sut.IncrementAsync);
        proxy.Heal();

        // its ETag is stale: the write is a conflict, which ends the activation; the next one reads what is stored
        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(sut.IncrementAsync);
        Assert.Equal(3, await sut.IncrementAsync());
    }

    private static async Task<InProcessTestCluster> StartAsync(PostgreSqlStore store)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo(
            (_, silo) =>
            {
                silo.Services.AddSingleton<IStateStore>(store);
                silo.AddStateStorage();
            }
        );
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
