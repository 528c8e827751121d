using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Revocations;

namespace FastCluster.ResourceServer.Tests.Revocations;

public sealed class FeedPaceTests
{
    /// <summary>Bound, wait and pause in seconds, all allowed.</summary>
    public static TheoryData<double, double, double> Settings =>
        new()
        {
            { 2, 0, 0.05 },
            { 2, 0, 0.5 },
            { 3, 1, 0.25 },
            { 10, 4, 0.25 },
            { 10, 5, 3.5 },
            { 600, 30, 10 },
        };

    [Theory]
    [MemberData(nameof(Settings))]
    [Requirement("REV-12")]
    public void Pause_AfterEverythingCameAnew_IsLongerAndWithinTheBound(double bound, double wait, double pause)
    {
        var options = Options(bound, wait, pause);

        var stray = new FeedPace(options).AfterStray;

        Assert.InRange(stray, options.PollPause, options.StalenessBound - options.PollWait - FeedPace.Overhead);
        Assert.True(stray <= options.StalenessBound / 4 || stray == options.PollPause);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    [Requirement("REV-12")]
    public void Patience_WithAnswersThatTheServerHolds_LeavesTimeForOneMoreWithinTheBound(
        double bound,
        double wait,
        double pause
    )
    {
        var options = Options(bound, wait, pause);

        var patience = new FeedPace(options).HeldPatience;

        Assert.InRange(patience, options.PollWait, options.StalenessBound * 0.75);
    }

    [Theory]
    [InlineData(0, 1, 0.125, 0.25)]
    [InlineData(1.5, 1, 1.5, 1.5)]
    [InlineData(3600, 1, 2, 2)]
    [InlineData(0, 100, 1, 2)]
    [Requirement("REV-12")]
    public void Pause_AfterAFailure_IsWhatTheServerAsksForWithinLimits(
        double asked,
        int failures,
        double shortest,
        double longest
    )
    {
        var pause = new FeedPace(Options(10, 4, 0.25)).AfterFailure(failures, TimeSpan.FromSeconds(asked));

        Assert.InRange(pause, TimeSpan.FromSeconds(shortest), TimeSpan.FromSeconds(longest));
    }

    private static FastClusterBearerOptions Options(double bound, double wait, double pause) =>
        new()
        {
            StalenessBound = TimeSpan.FromSeconds(bound),
            PollWait = TimeSpan.FromSeconds(wait),
            PollPause = TimeSpan.FromSeconds(pause),
        };
}
