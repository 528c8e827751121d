using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Failures;

/// <summary>A node that was given the name of another cluster by mistake.</summary>
public sealed class ClusterNameTests
{
    [Fact]
    public async Task Node_OfAnotherCluster_JoinsNobodyAndSaysSo()
    {
        await using var cluster = await TestCluster.StartAsync("run");
        var stranger = await cluster.AddAsync("run", ("CLUSTER__CLUSTERID", "another"));

        Assert.Contains(
            "Member of cluster another with 0 other nodes",
            stranger.Process.Said(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "another 1,fastcluster 1",
            await cluster.Database.ExecuteAsync(
                "SELECT string_agg(c, ',' ORDER BY c) FROM (SELECT cluster_id || ' ' || count(*) AS c FROM fc_member GROUP BY cluster_id) AS m"
            )
        );
    }

    [Fact]
    public async Task ApiNode_OfAnotherCluster_SaysThatItHasNoGateways()
    {
        await using var cluster = await TestCluster.StartAsync("silo");
        var edge = await cluster.PrepareAsync("api", ("CLUSTER__CLUSTERID", "another"));

        edge.Launch();

        await Eventually.TrueAsync(
            () =>
                Task.FromResult(
                    edge.Process.Said().Contains("Cluster another in PostgreSQL", StringComparison.Ordinal)
                ),
            "a message that names the cluster"
        );
        Assert.Contains("Could not find any gateway", edge.Process.Said(), StringComparison.Ordinal);
        Assert.False(await edge.IsReadyAsync());
        Assert.False(edge.Process.HasEnded);
    }
}
