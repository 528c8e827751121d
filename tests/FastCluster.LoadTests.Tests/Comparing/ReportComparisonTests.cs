using FastCluster.LoadTests.Comparing;

namespace FastCluster.LoadTests.Tests.Comparing;

public sealed class ReportComparisonTests
{
    [Theory]
    [InlineData(1.0, Verdict.NoDifferenceSeen, false)]
    [InlineData(1.3, Verdict.Worse, true)]
    [InlineData(1.06, Verdict.WorseWithinLimit, false)]
    [InlineData(0.7, Verdict.Better, false)]
    public void Compare_KnownFactor_IsSeen(double factor, object expected, bool isWorse)
    {
        var comparison = ReportComparison.Of(SampleReports.Create(), SampleReports.Create(factor), limit: 1.1);

        Assert.Equal(6, comparison.Metrics.Count); // cpu, p50 and p99 of two operations
        Assert.All(comparison.Metrics, metric => Assert.Equal(expected, metric.Verdict));
        Assert.All(comparison.Metrics, metric => Assert.Equal(factor, metric.Ratio!.Value, tolerance: 0.0001));
        Assert.All(comparison.Metrics, metric => Assert.InRange(factor, metric.Ratio!.Low, metric.Ratio.High));
        Assert.Equal(isWorse, comparison.IsWorse);
        Assert.Empty(comparison.Notes);
    }

    [Fact]
    public void Compare_ErrorsRise_IsWorseHoweverFast()
    {
        var comparison = ReportComparison.Of(SampleReports.Create(), SampleReports.Create(0.5, errors: 1), limit: 1.1);

        Assert.True(comparison.IsWorse);
        Assert.Single(comparison.Notes, note => note.StartsWith("ERRORS ROSE: token", StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_OtherPlan_IsSaid()
    {
        var before = SampleReports.Create();
        var after = before with { Plan = before.Plan with { Rate = 20 } };

        Assert.Single(ReportComparison.Of(before, after, limit: 1.1).Notes);
    }

    [Fact]
    public void Compare_BusyMachine_IsSaid()
    {
        var before = SampleReports.Create();
        var after = before with { Machine = before.Machine with { LoadAverage = 7.5 } };

        Assert.Contains("load 0.5 | 7.5", Assert.Single(ReportComparison.Of(before, after, limit: 1.1).Notes));
    }

    [Fact]
    public void Compare_NothingInCommon_IsRefused() =>
        Assert.Throws<UsageException>(() =>
            ReportComparison.Of(SampleReports.Create(), SampleReports.Create() with { Scenarios = [] }, limit: 1.1)
        );

    [Fact]
    public void Ratio_WideSpread_HoldsOne()
    {
        var ratio = Ratio.Of([1, 5, 2, 9, 4], [2, 6, 1, 8, 5])!;

        Assert.Equal(1.25, ratio.Value);
        Assert.True(ratio is { Low: < 1, High: > 1 });
    }

    [Fact]
    public void Ratio_TwoSamples_SaysNothing() => Assert.Null(Ratio.Of([1, 2], [1, 2, 3]));

    [Fact]
    public void Ratio_SameSamples_SaysTheSameEachTime() =>
        Assert.Equal(Ratio.Of([1, 2, 3], [2, 3, 5]), Ratio.Of([1, 2, 3], [2, 3, 5]));
}
