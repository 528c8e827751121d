using System.Net;
using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Failures;

/// <summary>What the stop and the freeze of a node leave behind (N1, N11). A kill: FaultRaceTests.</summary>
public sealed class LostNodeTests
{
    [Fact]
    [Requirement("JWT-13")]
    public async Task Node_Stopped_HandsItsMemoryOverAndRefusesNobody()
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        var (clients, used) = await UsedAssertions.UseAsync(cluster);

        Assert.Equal(0, await cluster.Nodes[0].Process.StopAsync());

        await UsedAssertions.RefuseAsync(cluster.Nodes[1], used);
        var tokens = await Task.WhenAll(
            clients.Select(client => cluster.Nodes[2].Client.RequestTokenAsync(cluster.Nodes[2].Client.Assert(client)))
        );
        Assert.All(tokens, answer => Assert.True(answer.Status == HttpStatusCode.OK, answer.Text));
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Node_FrozenAndWokenUp_AcceptsNothingThatItsSuccessorAccepted()
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        var (clients, used) = await UsedAssertions.UseAsync(cluster);

        cluster.Nodes[0].Process.Freeze();
        await Task.WhenAll(clients.Select(client => Retries.GetTokenInTimeAsync(cluster.Nodes[1].Client, client)));
        var (_, usedMeanwhile) = await UsedAssertions.UseAsync(cluster.Nodes[1], clients);
        cluster.Nodes[0].Process.Thaw();

        await UsedAssertions.RefuseAsync(cluster.Nodes[0], usedMeanwhile);
        await UsedAssertions.RefuseAsync(cluster.Nodes[2], [.. used, .. usedMeanwhile]);
    }
}
