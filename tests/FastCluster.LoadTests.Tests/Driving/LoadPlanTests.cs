using FastCluster.LoadTests.Driving;

namespace FastCluster.LoadTests.Tests.Driving;

public sealed class LoadPlanTests
{
    private static readonly LoadPlan s_plan = new(
        100,
        TimeSpan.FromSeconds(4),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(10),
        Windows: 3
    );

    [Fact]
    public void Arrivals_Ramp_CountsHalf() => Assert.Equal(200 + 100 + 1000, s_plan.Arrivals);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 2)] // a quarter of the ramp's arrivals in half of its time
    [InlineData(200, 4)]
    [InlineData(300, 5)]
    [InlineData(1300, 15)]
    public void DueAt_RampThenSteady_IsContinuous(int number, double seconds) =>
        Assert.Equal(seconds, s_plan.DueAt(number).TotalSeconds, tolerance: 0.000001);

    [Fact]
    public void WindowStart_UnevenSplit_CoversAllSeconds() =>
        Assert.Equal([0, 3, 6, 10], Enumerable.Range(0, 4).Select(s_plan.WindowStart));

    [Theory]
    [InlineData(100, true)]
    [InlineData(0.01, false)]
    [InlineData(1_000_000, false)]
    public void IsBounded_TooFewOrTooMany_IsFalse(double rate, bool expected) =>
        Assert.Equal(expected, (s_plan with { Rate = rate }).IsBounded);
}
