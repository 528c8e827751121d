using FastCluster.Cluster.Tests.Nodes;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace FastCluster.Cluster.Tests.Outages;

/// <summary>One node is cut off from the others while callers reach both sides (N1, N2).</summary>
public sealed class PartitionTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(Effort.Of("FASTCLUSTER_PARTITION_SECONDS", 60));
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);

    [RootFact]
    [Requirement("JWT-13")]
    public Task Node_CutFromTheOthersAlone_NeverAcceptsTwiceAndHeals() => PartAsync(isStoreCut: false);

    [RootFact]
    [Requirement("JWT-13")]
    public Task Node_CutFromTheOthersAndTheStore_NeverAcceptsTwiceAndHeals() => PartAsync(isStoreCut: true);

    private async Task PartAsync(bool isStoreCut)
    {
        await using var network = await NodeNetwork.CreateAsync(3);
        await using var cluster = await TestCluster.StartThreeAsync(network);
        var (clients, _) = await UsedAssertions.UseAsync(cluster, count: 24);
        var races = new AssertionRaces(cluster, clients);
        using var end = new CancellationTokenSource();
        var work = races.RunAsync(end.Token);
        var revoking = RevokeAsync(cluster, clients[0], end.Token);
        using var stop = new CancellationTokenSource();
        var supervision = RestartWhenEndedAsync(cluster.Nodes[0], stop.Token);
        await Task.Delay(s_look, TimeProvider.System);

        await network.CutAsync(0, 1);
        await network.CutAsync(0, 2);
        if (isStoreCut)
        {
            cluster.StoreLinks[0].Cut();
        }

        var cutAt = TimeProvider.System.GetTimestamp();
        await Task.Delay(s_duration, TimeProvider.System);
        await end.CancelAsync();
        await work;
        var revokedApart = (await revoking).Count(askedAt => askedAt > cutAt);
        var usedApart = races.Accepted.Count;
        await HealAsync(network, isStoreCut ? cluster.StoreLinks[0] : null);
        var healed = TimeProvider.System.GetTimestamp();
        await HealsAsync(cluster, clients[0], races);
        await stop.CancelAsync();
        await supervision;
        output.WriteLine(
            $"{usedApart} accepted and {revokedApart} revoked while apart; all checked {TimeProvider.System.GetElapsedTime(healed)} after"
        );
        Assert.InRange(usedApart, 50, int.MaxValue);
        Assert.InRange(revokedApart, 1, int.MaxValue);
    }

    /// <param name="network">All nodes hear each other again.</param>
    /// <param name="store">The way to the store that was cut; healing one that was not would end its connections.</param>
    private static async Task HealAsync(NodeNetwork network, TcpProxy? store)
    {
        await network.HealAsync();
        store?.Heal();
    }

    /// <summary>Revokes tokens on the side of two: one second after the answer no node calls them alive.</summary>
    /// <returns>When each of those that were revoked was asked for.</returns>
    private static async Task<List<long>> RevokeAsync(TestCluster cluster, TestClient client, CancellationToken end)
    {
        var revoked = new List<long>();
        while (!end.IsCancellationRequested)
        {
            var askedAt = TimeProvider.System.GetTimestamp();
            var answer = await cluster.Nodes[1].TryRequestTokenAsync(cluster.Nodes[1].Client.Assert(client));
            if (
                answer is not { IsSuccess: true }
                || !(await cluster.Nodes[1].Client.RevokeAsync(client, answer.Member("access_token")!)).IsSuccess
            )
            {
                await Task.Delay(s_look, TimeProvider.System, CancellationToken.None);
                continue;
            }

            revoked.Add(askedAt);
            await Task.Delay(s_bound, TimeProvider.System, CancellationToken.None);
            var told = await Task.WhenAll(
                cluster.Nodes.Select(node => node.TryIntrospectAsync(answer.Member("access_token")!))
            );
            Assert.DoesNotContain(told, introspection => introspection is { IsSuccess: true, IsActive: true });
        }

        return revoked;
    }

    /// <summary>What every orchestrator does with a node that ended because the others gave it up.</summary>
    private async Task RestartWhenEndedAsync(ClusterNode node, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                if (node.HasEnded)
                {
                    await node.StartAsync();
                }
            }
            catch (XunitException failed)
            {
                output.WriteLine($"A start while apart failed: {failed.Message}");
            }

            await Task.Delay(s_look, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>The two serve in time; the third as soon as it is back. None of them accepts again what was used.</summary>
    private static async Task HealsAsync(TestCluster cluster, TestClient client, AssertionRaces races)
    {
        await Retries.GetTokenInTimeAsync(cluster.Nodes[1].Client, client);
        await Retries.GetTokenInTimeAsync(cluster.Nodes[2].Client, client);
        await Eventually.TrueAsync(
            async () =>
                await cluster.Nodes[0].TryRequestTokenAsync(cluster.Nodes[0].Client.Assert(client))
                    is { IsSuccess: true },
            "a token from the node that was cut off"
        );
        await races.RefuseAllAsync();
    }
}
