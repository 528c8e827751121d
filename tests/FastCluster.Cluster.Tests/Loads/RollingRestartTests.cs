using FastCluster.Cluster.Tests.Nodes;
using Xunit.Abstractions;

namespace FastCluster.Cluster.Tests.Loads;

/// <summary>Every node is stopped and started again under load; whoever heeds readiness notices nothing (N11).</summary>
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private const double Share = 0.6;

    private const double LeastAchieved = 0.99;
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(Effort.Of("FASTCLUSTER_ROLL_SECONDS", 20));

    /// <summary>Longer than the balancer needs at worst: two answers of a second each, and the pause between.</summary>
    private static readonly (string, string) s_drain = ("LISTENERS__DRAINPAUSE", "00:00:03");
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(2);

    [Fact]
    [Requirement("JWT-13")]
    public Task Cluster_RolledUnderLoad_RefusesNobodyAndLosesNothing() => RollAsync("run", "run", "run");

    [Fact]
    [Requirement("JWT-13")]
    public Task SilosAndApiNodes_RolledUnderLoad_RefuseNobodyAndLoseNothing() =>
        RollAsync("silo", "silo", "silo", "api", "api");

    /// <param name="verbs">One process each.</param>
    private async Task RollAsync(params string[] verbs)
    {
        await using var cluster = await TestCluster.StartAsync();
        foreach (var verb in verbs)
        {
            await cluster.AddAsync(verb, s_drain);
        }

        await using var load = await LoadedCluster.PrepareAsync(cluster);
        var rate = Share * await load.MeasureCapacityAsync(TimeSpan.FromSeconds(5));
        using var end = new CancellationTokenSource();
        var running = load.RunAsync(rate, end.Token);

        var rounds = 0;
        for (var start = load.Now; rounds == 0 || load.Now - start < s_duration; rounds++)
        {
            foreach (var node in cluster.Nodes)
            {
                Assert.Equal(0, await node.Process.StopAsync());
                await node.StartAsync();
                await Task.Delay(s_settle, TimeProvider.System);
            }
        }

        await end.CancelAsync();
        var begun = await running;
        output.WriteLine(
            $"{rounds} rounds, {begun} operations at {rate:F0}/s, {load.Achieved:P2} achieved; {LoadedCluster.Describe(load)}"
        );
        var failures = load.Operations.Select(operation => operation.FirstFailure).OfType<string>().ToList();
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(5)));
        Assert.True(load.Achieved >= LeastAchieved, $"Only {load.Achieved:P2} of the offered rate was achieved.");
        await LoadedCluster.AssertNothingLostAsync(cluster, load);
    }
}
