using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Silo.Configuration;

namespace FastCluster.Cluster.Tests.Providers;

/// <summary>
/// What the other tests show over PostgreSQL, once over each other provider: a cluster by configuration alone, its journey,
/// and the loss of a node (N1, N2, N11).
/// </summary>
public sealed class ProviderTests
{
    [Theory]
    [InlineData(StoreProvider.Redis)]
    [InlineData(StoreProvider.AzureTables)]
    [Requirement("JWT-13")]
    [Requirement("REV-08")]
    public async Task Cluster_OverAnotherProvider_ServesTheJourneyAndOutlivesANode(StoreProvider provider)
    {
        await using var cluster = await TestCluster.StartThreeAsync(provider);
        var (clients, used) = await UsedAssertions.UseAsync(cluster, count: 12);
        var token = await IssuedTokens.GetAsync(cluster.Nodes[1], clients[0]);
        Assert.True((await IssuedTokens.AskInTimeAsync(cluster.Nodes[2], token)).IsActive);
        await Retries.RevokeInTimeAsync(cluster.Nodes[0].Client, clients[0], token);
        await IssuedTokens.DieOnAllAsync(cluster, token);

        await cluster.Nodes[0].Process.KillAsync();

        await UsedAssertions.RefuseAsync(cluster.Nodes[1], used);
        await Task.WhenAll(clients.Select(client => Retries.GetTokenInTimeAsync(cluster.Nodes[1].Client, client)));
        await cluster.Nodes[0].StartAsync();
        await UsedAssertions.RefuseAsync(cluster.Nodes[0], used);
        await Retries.GetTokenInTimeAsync(cluster.Nodes[0].Client, clients[0]);
        Assert.False((await IssuedTokens.AskInTimeAsync(cluster.Nodes[0], token)).IsActive);
    }
}
