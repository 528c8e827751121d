using FastCluster.Silo.Clustering.AzureTables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>Real silos form a cluster over the table, and find out that one of them is gone.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureTableClusterTests(AzuriteServer azurite)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private readonly TestCluster _cluster = new(azurite.ConnectionString);

    [Fact]
    public async Task TwoSilos_OneIsKilled_IsVotedDeadByTheOther()
    {
        await using var survivor = await RunningSilo.StartAsync(azurite.ConnectionString, _cluster.Id);
        using var victim = SiloProcess.Start(azurite.ConnectionString, _cluster.Id);
        var both = await WaitForAsync(table => CountOf(table, SiloStatus.Active) == 2);

        victim.Kill();

        var table = await WaitForAsync(table => CountOf(table, SiloStatus.Dead) == 1);
        var dead = table.Members.Single(row => row.Item1.Status == SiloStatus.Dead).Item1;
        Assert.Contains(dead.SuspectTimes!, vote => vote.Item1.Equals(survivor.Address));
        Assert.Equal(SiloStatus.Active, table.TryGet(survivor.Address)!.Item1.Status);
        Assert.True(table.Version.Version > both.Version.Version);
    }

    [Fact]
    public async Task SilosOfBothProviders_OneIsKilled_IsVotedDeadByBothKinds()
    {
        await using var ours = await RunningSilo.StartAsync(azurite.ConnectionString, _cluster.Id);
        await using var official = await RunningSilo.StartOfficialAsync(azurite.ConnectionString, _cluster.Id);
        using var victim = SiloProcess.Start(azurite.ConnectionString, _cluster.Id);
        await WaitForAsync(table => CountOf(table, SiloStatus.Active) == 3);

        victim.Kill();

        var table = await WaitForAsync(table => CountOf(table, SiloStatus.Dead) == 1);
        var dead = table.Members.Single(row => row.Item1.Status == SiloStatus.Dead).Item1;
        var voters = dead.SuspectTimes!.Select(vote => vote.Item1).Distinct();
        Assert.Equal(new[] { ours.Address, official.Address }.Order(), voters.Order());
    }

    [Fact]
    public async Task Client_FindsGatewaysByTheTable_AndSeesBothSilosActive()
    {
        await using var first = await RunningSilo.StartAsync(azurite.ConnectionString, _cluster.Id);
        await using var second = await RunningSilo.StartAsync(azurite.ConnectionString, _cluster.Id);
        using var client = BuildClient();
        await client.StartAsync();

        var hosts = await client
            .Services.GetRequiredService<IGrainFactory>()
            .GetGrain<IManagementGrain>(0)
            .GetHosts(onlyActive: true);

        Assert.Equal([first.Address, second.Address], hosts.Keys.Order());
        await client.StopAsync();
    }

    private IHost BuildClient() =>
        new HostBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .UseOrleansClient(client =>
            {
                client.Configure<ClusterOptions>(names => (names.ClusterId, names.ServiceId) = (_cluster.Id, "test"));
                client.UseAzureTableClustering(table => table.ConnectionString = azurite.ConnectionString);
            })
            .Build();

    private static int CountOf(MembershipTableData table, SiloStatus status) =>
        table.Members.Count(row => row.Item1.Status == status);

    private async Task<MembershipTableData> WaitForAsync(Func<MembershipTableData, bool> isReached)
    {
        var observer = _cluster.Open();
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var table = await observer.ReadAllAsync();
            if (isReached(table))
            {
                return table;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < s_limit, $"Not reached: {table}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
