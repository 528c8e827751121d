using FastCluster.LoadTests.Driving;
using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Tests.Driving;

public sealed class OpenLoopTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>One request at a time, as a caller who waits for each answer: only the intended start shows the queue.</summary>
    [Fact]
    public async Task Run_ServerStallsForASecond_WhoeverWaitedBehindItIsSeenToHaveWaited()
    {
        await using var server = await StallingServer.StartAsync(stallAt: 50, s_second);
        var plan = new LoadPlan(50, TimeSpan.Zero, TimeSpan.Zero, 3 * s_second, Windows: 3, MaximumInFlight: 1);

        var report = await RunAsync(new Uri(server.Address, "/work"), plan);

        // 50 of 150 were due within the stall and waited for 0 to 1 s: the longest tenth for at least 0.7 s.
        var latency = report.Operations[0].Latency!;
        Assert.InRange(latency.Max, 950, double.MaxValue);
        Assert.InRange(latency.P90, 600, double.MaxValue);
        Assert.InRange(report.Generator.LatenessP99, 600, double.MaxValue);
        Assert.Equal((150, 150), (server.Requests, report.Operations[0].Succeeded));
        Assert.Contains(report.Operations[0].Seconds, second => second.Latency!.P50 > 300);
    }

    [Fact]
    public async Task Run_RampAndWarmUp_AreNotReported()
    {
        await using var server = await StallingServer.StartAsync();
        var plan = new LoadPlan(40, s_second, s_second, 2 * s_second, Windows: 2);

        var report = await RunAsync(new Uri(server.Address, "/work"), plan);

        Assert.Equal(20 + 40 + 80, server.Requests);
        Assert.Equal(80, report.Operations[0].Succeeded);
        Assert.Equal([40, 40], report.Operations[0].Seconds.Select(second => second.Succeeded));
        Assert.Equal(40, report.Offered);
        Assert.Null(report.Server);
    }

    [Fact]
    public async Task Run_Refusals_AreCountedByClassAndHaveNoLatency()
    {
        await using var server = await StallingServer.StartAsync();
        var plan = new LoadPlan(20, TimeSpan.Zero, TimeSpan.Zero, s_second, Windows: 1);

        var report = await RunAsync(new Uri(server.Address, "/refuse"), plan);

        Assert.Equal(new Dictionary<string, long> { ["429 slow_down"] = 20 }, report.Operations[0].Errors);
        Assert.Null(report.Operations[0].Latency);
        Assert.Equal(1, report.Operations[0].ErrorShare);
    }

    [Fact]
    public async Task Run_NobodyListens_IsCountedAsConnection()
    {
        var plan = new LoadPlan(20, TimeSpan.Zero, TimeSpan.Zero, s_second, Windows: 1);

        var report = await RunAsync(new Uri("http://127.0.0.1:1/"), plan);

        Assert.Equal(new Dictionary<string, long> { ["connection"] = 20 }, report.Operations[0].Errors);
    }

    [Fact]
    public async Task Run_PreparingFails_EndsTheRunAndCleansUp()
    {
        using var scenario = new WorkScenario(new Uri("http://127.0.0.1:1/"))
        {
            Fault = new UsageException("none left"),
        };
        using var loop = new OpenLoop(scenario, new(20, TimeSpan.Zero, TimeSpan.Zero, s_second), null, TextWriter.Null);

        var fault = await Assert.ThrowsAsync<UsageException>(() => loop.RunAsync(CancellationToken.None));

        Assert.Equal("none left", fault.Message);
        Assert.Equal((20, 1), (scenario.Announced, scenario.CleanUps));
    }

    [Fact]
    public async Task Run_ProcessorTime_IsDividedByOperationsWithoutTheIdlePart()
    {
        await using var server = await StallingServer.StartAsync();
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var plan = new LoadPlan(50, TimeSpan.Zero, TimeSpan.Zero, 2 * s_second, Windows: 2, Idle: s_second / 2);
        using var scenario = new WorkScenario(new Uri(server.Address, "/work"));

        // uses a tenth of the time whatever happens, so all of it is idle
        using var loop = new OpenLoop(scenario, plan, () => clock.GetElapsedTime(start) / 10, TextWriter.Null);
        var report = await loop.RunAsync(CancellationToken.None);

        Assert.Equal(100, report.Server!.IdlePerSecond!.Value, tolerance: 1);
        Assert.Equal(0.1, report.Server.Cores, tolerance: 0.001);
        Assert.InRange(Math.Abs(report.Server.CpuPerOperation), 0, 20);
        Assert.Equal(2, report.Server.Windows.Length);
    }

    private static async Task<ScenarioReport> RunAsync(Uri url, LoadPlan plan)
    {
        using var scenario = new WorkScenario(url);
        using var loop = new OpenLoop(scenario, plan, serverTime: null, TextWriter.Null);
        var report = await loop.RunAsync(CancellationToken.None);
        Assert.Equal(1, scenario.CleanUps);
        return report;
    }
}
