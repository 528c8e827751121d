using FastCluster.Cluster.Tests.Nodes;
using Xunit.Abstractions;

namespace FastCluster.Cluster.Tests.Failures;

/// <summary>Assertions shown to all nodes at once while nodes die, stop and come back (N1). A partition: PartitionTests.</summary>
public sealed class FaultRaceTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_calm = TimeSpan.FromSeconds(2);

    [Fact]
    [Requirement("JWT-13")]
    public Task Node_Killed_EachAssertionIsAcceptedOnceAtMost() => RaceAsync(nodes => nodes[0].Process.KillAsync());

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
            await Task.WhenAll(nodes.Select(node => node.StartAsync()));
        });

    /// <summary>
    /// Before anybody is served again, and afterwards, every used assertion is refused; fifteen seconds after the fault at the
    /// latest, every client gets a token, and its assertion is known at every node.
    /// </summary>
    private async Task RaceAsync(Func<IReadOnlyList<ClusterNode>, Task> fail)
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        var (clients, used) = await UsedAssertions.UseAsync(cluster, count: 24);
        var races = new AssertionRaces(cluster, clients);
        using var end = new CancellationTokenSource();
        var racing = races.RunAsync(end.Token);
        await Task.Delay(s_calm, TimeProvider.System);

        await fail(cluster.Nodes);
        await UsedAssertions.RefuseAsync(cluster.Nodes[1], used);
        await Task.WhenAll(clients.Select(client => Retries.GetTokenInTimeAsync(cluster.Nodes[1].Client, client)));
        await Task.Delay(s_calm, TimeProvider.System);
        await end.CancelAsync();
        await racing;

        output.WriteLine($"{races.Accepted.Count} accepted");
        await UsedAssertions.RefuseAsync(cluster.Nodes[2], used);
        await races.RefuseAllAsync();
        var (_, fresh) = await UsedAssertions.UseAsync(cluster.Nodes[2], clients);
        await UsedAssertions.RefuseForGoodAsync(cluster.Nodes[1], fresh);
        await UsedAssertions.RefuseForGoodAsync(cluster.Nodes[2], fresh);
    }
}
