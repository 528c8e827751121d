using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Silo.Commands;

namespace FastCluster.Cluster.Tests.Operations;

/// <summary>Verbs that work on what stopped nodes have stored.</summary>
public sealed class VerbTests
{
    [Fact]
    public async Task Verbs_BesideARunningNode_AreRefusedAndTouchNothing()
    {
        await using var cluster = await TestCluster.StartAsync("run");
        var (node, before) = (cluster.Nodes[0], await MembersAsync(cluster));
        await File.WriteAllTextAsync(cluster.Folder["clients"], "");

        var rotation = await node.RunToEndAsync("keys", "rotate");
        var import = await node.RunToEndAsync("store", "import", cluster.Folder["clients"]);

        Assert.All([rotation, import], answer => AssertRefused(answer, node));
        Assert.Equal(before, await MembersAsync(cluster));
        Assert.True(await node.IsReadyAsync());
    }

    [Fact]
    public async Task Verbs_AfterTheStopOfAllNodes_WorkAndJoinNothing()
    {
        await using var cluster = await TestCluster.StartAsync("run");
        var node = cluster.Nodes[0];
        var client = await cluster.RegisterAsync("known");
        Assert.Equal(0, await node.Process.StopAsync());
        var before = await MembersAsync(cluster);

        var (exitCode, output) = await node.RunToEndAsync("keys", "rotate");

        Assert.True(exitCode == ExitCodes.Success, output);
        Assert.Equal(before, await MembersAsync(cluster));
        await node.StartAsync();
        await Retries.GetTokenInTimeAsync(node.Client, client);
    }

    private static void AssertRefused((int ExitCode, string Output) answer, ClusterNode node)
    {
        Assert.True(answer.ExitCode == ExitCodes.Failure, answer.Output);
        Assert.Contains(
            $"Nodes of the cluster 'fastcluster' run: 127.0.0.1:{node.SiloPort}",
            NodeProcess.Unwrap(answer.Output),
            StringComparison.Ordinal
        );
        NodeProcess.AssertNoTrace(answer.Output);
    }

    /// <summary>Every member there ever was, and the version, which each change of a member raises.</summary>
    private static Task<object?> MembersAsync(TestCluster cluster) =>
        cluster.Database.ExecuteAsync(
            "SELECT version || ' ' || (SELECT string_agg(port || '@' || generation || ' ' || status, ',') FROM fc_member) FROM fc_cluster"
        );
}
