using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Silo.Commands;

namespace FastCluster.Cluster.Tests.Failures;

/// <summary>A node that was given the name of another cluster by mistake.</summary>
public sealed class ClusterNameTests
{
    [Fact]
    public async Task Node_OfAnotherCluster_DoesNotStartAndSaysWhy()
    {
        await using var cluster = await TestCluster.StartAsync("run");
        var stranger = await cluster.PrepareAsync("run", ("CLUSTER__CLUSTERID", "another"));

        var (exitCode, output) = await stranger.RunToEndAsync("run");

        Assert.Equal(ExitCodes.Usage, exitCode);
        AssertNamesTheClaim(output, found: "another");
        Assert.Equal("fastcluster", await ReadMembersAsync(cluster));
    }

    [Fact]
    public async Task Node_Alone_DoesNotStartOnTheStoreOfACluster()
    {
        await using var cluster = await TestCluster.StartAsync("run");
        var alone = await cluster.PrepareAsync("run", ("CLUSTER__PROVIDER", "None"));

        var (exitCode, output) = await alone.RunToEndAsync("run");

        Assert.Equal(ExitCodes.Usage, exitCode);
        AssertNamesTheClaim(output, found: "no cluster");
    }

    [Fact]
    public async Task Store_MarkedAsRestored_MayBeUsedByAnotherCluster()
    {
        await using var cluster = await TestCluster.StartAsync("run");
        var node = cluster.Nodes[0];
        Assert.Equal(0, await node.Process.StopAsync());
        var other = await cluster.PrepareAsync("run", ("CLUSTER__CLUSTERID", "another"));

        Assert.Equal(0, (await node.RunToEndAsync("store", "restored")).ExitCode);
        await other.StartAsync();

        var (exitCode, output) = await node.RunToEndAsync("run");
        Assert.Equal(ExitCodes.Usage, exitCode);
        AssertNamesTheClaim(output, found: "fastcluster");
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

    private static void AssertNamesTheClaim(string output, string found)
    {
        var text = NodeProcess.Unwrap(output);
        Assert.Contains("cluster.clusterId", text, StringComparison.Ordinal);
        Assert.Contains("whose nodes use this store", text, StringComparison.Ordinal);
        Assert.Contains($"found: {found}", text, StringComparison.Ordinal);
        NodeProcess.AssertNoTrace(output);
    }

    private static Task<object?> ReadMembersAsync(TestCluster cluster) =>
        cluster.Database.ExecuteAsync("SELECT string_agg(DISTINCT cluster_id, ',') FROM fc_member");
}
