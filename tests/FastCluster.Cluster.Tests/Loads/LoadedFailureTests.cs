using FastCluster.Cluster.Tests.Nodes;
using Xunit.Abstractions;

namespace FastCluster.Cluster.Tests.Loads;

/// <summary>
/// A node dies or freezes under load. A caller that comes again with a fresh assertion is served in time (N11); how many
/// were refused at their first attempt is written out.
/// </summary>
public sealed class LoadedFailureTests(ITestOutputHelper output)
{
    private const double Share = 0.6;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_calm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_freeze = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_end = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_stall = TimeSpan.FromSeconds(2);

    [Fact]
    public Task Node_KilledUnderLoad_EveryCallerIsServedInTime() =>
        FailAsync(async node =>
        {
            await node.Process.KillAsync();
            await Task.Delay(s_limit, TimeProvider.System);
            await node.StartAsync();
        });

    [Fact]
    public Task Node_FrozenUnderLoad_EveryCallerIsServedInTime() =>
        FailAsync(async node =>
        {
            node.Process.Freeze();
            await Task.Delay(s_freeze, TimeProvider.System);
            node.Process.Thaw();
            var ended = await node.Process.EndsWithinAsync(s_end);
            Assert.True(ended, $"A node that the others gave up ends, to be started again: {node.Process.Said()}");
            await node.StartAsync();
        });

    private async Task FailAsync(Func<ClusterNode, Task> fail)
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        await using var load = await LoadedCluster.PrepareAsync(cluster);
        var rate = Share * await load.MeasureCapacityAsync(s_calm);
        using var end = new CancellationTokenSource();
        var running = load.RunAsync(rate, end.Token);
        await Task.Delay(s_calm, TimeProvider.System);

        var failedAt = load.Now;
        await fail(cluster.Nodes[0]);
        await Task.Delay(s_calm, TimeProvider.System);
        await end.CancelAsync();
        var begun = await running;

        output.WriteLine($"failed at {failedAt}; {begun} begun at {rate:F0}/s; {LoadedCluster.Describe(load)}");
        var near = load.Operations.Where(operation =>
            operation.DueAt > failedAt && operation.DueAt < failedAt + s_limit
        );
        var refused = near.GroupBy(operation => operation.FirstFailure is not null)
            .ToDictionary(g => g.Key, g => g.Count());
        // A share, not all. Until the dead node's part of the revocation log has a new owner, about 4 s, nobody can know.
        Assert.InRange(refused.GetValueOrDefault(true), 0, 2 * refused.GetValueOrDefault(false));
        var late = load.Operations.Max(operation => operation.Late); // a machine that stalls delays the nodes too
        var limit = s_limit + (late < s_stall ? late : s_stall);
        Assert.All(load.Operations, operation => Assert.InRange(operation.Tried, TimeSpan.Zero, limit));
        await LoadedCluster.AssertNothingLostAsync(cluster, load);
    }
}
