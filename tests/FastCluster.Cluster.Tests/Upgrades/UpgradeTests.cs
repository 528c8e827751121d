using FastCluster.Cluster.Tests.Nodes;
using Xunit.Abstractions;

namespace FastCluster.Cluster.Tests.Upgrades;

/// <summary>
/// A cluster of the earlier build becomes one of this build node by node, and one node goes back, under load (N11). Nodes of
/// both builds believe each other's tokens and remember each other's assertions.
/// </summary>
public sealed class UpgradeTests(ITestOutputHelper output)
{
    /// <summary>
    /// First attempts that may meet a 503 that names when to retry, in a whole run of some thousand. The aim is 0; the
    /// earlier build hands actors over while callers ask for them (seen: 0 and 4).
    /// </summary>
    private const int Refusals = 20;

    private const double Share = 0.5;
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(2);

    [Fact]
    [Requirement("JWT-13")]
    public async Task Cluster_UpgradedAndRolledBackUnderLoad_RefusesNobodyAndLosesNothing()
    {
        var earlier = await EarlierBuild.MakeAsync();
        await using var cluster = await TestCluster.StartThreeAsync(earlier);
        await using var load = await LoadedCluster.PrepareAsync(cluster);
        var rate = Share * await load.MeasureCapacityAsync(TimeSpan.FromSeconds(3));
        using var end = new CancellationTokenSource();
        var running = load.RunAsync(rate, end.Token);
        var tokens = new CrossedTokens(cluster, await cluster.RegisterAsync("crossing"));

        await tokens.CrossAsync();
        await cluster.RunVerbAsync("store", "init");
        foreach (var node in cluster.Nodes)
        {
            await ReplaceAsync(node, NodePlace.Local, tokens);
        }

        await ReplaceAsync(cluster.Nodes[0], earlier, tokens);
        await end.CancelAsync();
        var begun = await running;

        output.WriteLine($"{begun} operations at {rate:F0}/s; {LoadedCluster.Describe(load)}");
        var refusals = load.Operations.Select(operation => operation.FirstFailure).OfType<string>().ToArray();
        Assert.All(refusals, text => Assert.Contains("ServiceUnavailable", text, StringComparison.Ordinal));
        Assert.InRange(refusals.Length, 0, Refusals);
        await LoadedCluster.AssertNothingLostAsync(cluster, load);
        await tokens.AssertUsedAsync();
    }

    private static async Task ReplaceAsync(ClusterNode node, NodePlace build, CrossedTokens tokens)
    {
        Assert.Equal(0, await node.Process.StopAsync());
        node.Place = build;
        await node.StartAsync();
        await Task.Delay(s_settle, TimeProvider.System);
        await tokens.CrossAsync();
    }
}
