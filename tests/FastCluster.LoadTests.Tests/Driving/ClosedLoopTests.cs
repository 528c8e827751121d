using FastCluster.LoadTests.Driving;

namespace FastCluster.LoadTests.Tests.Driving;

public sealed class ClosedLoopTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Run_Callers_AskAgainAsSoonAsTheyAreAnswered()
    {
        await using var server = await StallingServer.StartAsync();
        using var scenario = new WorkScenario(new Uri(server.Address, "/work"));
        await using (var loop = new ClosedLoop(scenario, callers: 4, serverTime: null))
        {
            await loop.StartAsync(2 * s_window, CancellationToken.None);

            var window = await loop.RunAsync(s_window, CancellationToken.None);

            Assert.InRange(window.Achieved, 50, double.MaxValue); // one caller with a pause of 20 ms would reach less
            Assert.InRange(server.Requests, window.Achieved * 0.9, window.Achieved * 2);
            Assert.Equal((null, 0), (window.CpuPerOperation, window.Errors.Count));
        }

        Assert.Equal(1, scenario.CleanUps);
    }

    [Fact]
    public async Task Run_Refusals_AreCountedByClassAndNotAchieved()
    {
        await using var server = await StallingServer.StartAsync();
        using var scenario = new WorkScenario(new Uri(server.Address, "/refuse"));
        await using var loop = new ClosedLoop(scenario, callers: 2, serverTime: null);
        await loop.StartAsync(s_window, CancellationToken.None);

        var window = await loop.RunAsync(s_window, CancellationToken.None);

        Assert.Equal((0.0, "429 slow_down"), (window.Achieved, window.Errors.Single().Key));
    }
}
