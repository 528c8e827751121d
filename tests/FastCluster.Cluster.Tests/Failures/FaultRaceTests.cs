using FastCluster.Cluster.Tests.Nodes;
using Xunit.Abstractions;

namespace FastCluster.Cluster.Tests.Failures;

/// <summary>Assertions shown to all nodes at once while nodes die, stop and come back (N1). A partition: PartitionTests.</summary>
public sealed class FaultRaceTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_calm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);

    [Fact]
    [Requirement("JWT-13")]
    public Task Node_Killed_EachAssertionIsAcceptedOnceAtMost() =>
        RaceAsync(async nodes =>
        {
            await nodes[0].Process.KillAsync();
            await Task.Delay(s_limit, TimeProvider.System);
        });

    [Fact]
    [Requirement("JWT-13")]
    public Task Nodes_RolledOneByOne_EachAssertionIsAcceptedOnceAtMost() =>
        RaceAsync(async nodes =>
        {
            foreach (var node in nodes)
            {
                Assert.Equal(0, await node.Process.StopAsync());
                await node.StartAsync();
            }
        });

    [Fact]
    [Requirement("JWT-13")]
    public Task Nodes_AllKilledAndStarted_EachAssertionIsAcceptedOnceAtMost() =>
        RaceAsync(async nodes =>
        {
            await Task.WhenAll(nodes.Select(node => node.Process.KillAsync()));
            foreach (var node in nodes)
            {
                await node.StartAsync();
            }
        });

    /// <summary>Fifteen seconds after the fault at the latest, a fresh assertion passes and every used one is refused.</summary>
    private async Task RaceAsync(Func<IReadOnlyList<ClusterNode>, Task> fail)
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        var (clients, _) = await UsedAssertions.UseAsync(cluster, count: 24);
        var races = new AssertionRaces(cluster, clients);
        using var end = new CancellationTokenSource();
        var racing = races.RunAsync(end.Token);
        await Task.Delay(s_calm, TimeProvider.System);

        await fail(cluster.Nodes);
        await Retries.GetTokenInTimeAsync(cluster.Nodes[^1].Client, clients[0]);
        await end.CancelAsync();
        await racing;

        output.WriteLine($"{races.Accepted.Count} accepted");
        await races.RefuseAllAsync();
    }
}
