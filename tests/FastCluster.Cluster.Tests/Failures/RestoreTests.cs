using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Failures;

/// <summary>A PostgreSQL store is dumped under a running node and restored after everything was lost (N1).</summary>
public sealed class RestoreTests
{
    [Fact]
    [Requirement("JWT-13")]
    public async Task Store_DumpedAndLost_IsRestoredWithoutReplays()
    {
        await using var cluster = await TestCluster.StartAsync();
        var node = await cluster.AddAsync("run", RestoreStory.NoSkew);
        var story = new RestoreStory(node.Client, cluster.Folder.Community);
        var dump = cluster.Folder["store.dump"];
        await story.WorkBeforeAsync();
        await cluster.Database.DumpAsync(dump, withoutRows: ["fc_cluster", "fc_member"]);
        await story.WorkAfterAsync();
        await node.Process.KillAsync();
        await cluster.Database.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");

        await cluster.Database.RestoreAsync(dump);
        await cluster.RunVerbAsync("store", "restored");
        await node.StartAsync();

        await story.VerifyAsync();
    }
}
