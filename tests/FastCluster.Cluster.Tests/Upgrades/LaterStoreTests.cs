using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Upgrades;

/// <summary>A node that is too old for the store, for example one that was forgotten in two upgrades.</summary>
public sealed class LaterStoreTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("silo")]
    public async Task Node_StoreTwoVersionsLater_EndsWithWhatToDo(string verb)
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.Database.ExecuteAsync("INSERT INTO fc_schema SELECT max(version) + 2 FROM fc_schema");

        var (exitCode, output) = await cluster.RunToEndAsync(NodePlace.Local, verb);

        Assert.Equal(1, exitCode);
        Assert.Contains("Start the newer program", NodeProcess.Unwrap(output), StringComparison.Ordinal);
        NodeProcess.AssertNoTrace(output);
        Assert.Equal(0L, await cluster.Database.ExecuteAsync("SELECT count(*) FROM fc_member"));
    }
}
