using FastCluster.LoadTests.Comparing;
using FastCluster.LoadTests.Driving;

namespace FastCluster.LoadTests.Tests.Comparing;

public sealed class ThroughputComparisonTests
{
    private static readonly string[] s_names = ["uniform", "hot"];

    [Theory]
    [InlineData(0.6, true)]
    [InlineData(0.7, true)]
    [InlineData(0.71, false)]
    public void Reaches_MedianOfTheRatios_Decides(double least, bool expected) =>
        Assert.Equal(expected, Create().Reaches(least));

    [Fact]
    public void Lines_Rounds_TellRatesCostsErrorsAndRatios() =>
        Assert.Equal(
            [
                "uniform: min 1000, median 1000, max 2000 a second; server CPU us per operation: min 400, median 400, max 400",
                "hot: min 500, median 700, max 2000 a second; server CPU us per operation: min 400, median 400, max 400; 6 x 503",
                "ratio of hot to uniform: min 0.50, median 0.70, max 1.00",
            ],
            Create().Lines
        );

    private static ThroughputComparison Create() =>
        new(
            s_names,
            [
                [Window(1000), Window(500, 2)],
                [Window(1000), Window(700, 4)],
                [Window(2000), Window(2000)],
            ]
        );

    private static ClosedWindow Window(double achieved, long errors = 0) =>
        new(achieved, 400, errors == 0 ? new Dictionary<string, long>() : new() { ["503"] = errors });
}
