using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Tests.Reports;

/// <summary>Against a run with p50 4 ms, p99 8 ms, p99.9 9.25 ms, 300 us, 2 % errors, 95 % of the rate.</summary>
public sealed class ThresholdTests
{
    [Theory]
    [InlineData("token.p50<4.1ms", true)]
    [InlineData("token.p50<4ms", false)]
    [InlineData("token.p50<=4ms", true)]
    [InlineData("p99<8100us", true)]
    [InlineData("token-client-credentials.p99 < 0.007s", false)]
    [InlineData("token.p99.9<9.3ms", true)]
    [InlineData("p99.9<9.2ms", false)]
    [InlineData("max>9ms", true)]
    [InlineData("errors<3%", true)]
    [InlineData("token.errors<1.9%", false)]
    [InlineData("cpu<301us", true)]
    [InlineData("token.cpu<0.299ms", false)]
    [InlineData("achieved>=95%", true)]
    [InlineData("achieved>95.1%", false)]
    public void Judge_KnownFigures_HoldOrMiss(string text, bool expected) =>
        Assert.Equal(expected, Threshold.Parse(text)!.Judge([Run(errors: 1)]).IsHeld);

    [Theory]
    [InlineData("")]
    [InlineData("p99")]
    [InlineData("p99<50")]
    [InlineData("p98<50ms")]
    [InlineData("errors<5ms")]
    [InlineData("p99<5%")]
    [InlineData("p99=5ms")]
    [InlineData("token.p99<-5ms")]
    [InlineData("token.p99<5msx")]
    public void Parse_NoDemand_IsNull(string text) => Assert.Null(Threshold.Parse(text));

    [Fact]
    public void Judge_SeveralOperations_TheWorstDecides()
    {
        var slow = SampleReports.Scenario("introspect", "introspect", factor: 10, errors: 0);

        var judged = Threshold.Parse("p50<20ms")!.Judge([Run(errors: 0), slow]);

        Assert.Equal((false, 40), (judged.IsHeld, judged.Seen!.Value));
    }

    [Theory]
    [InlineData("revoke.p99<50ms")]
    [InlineData("revoke.errors<1%")]
    public void Judge_NothingToJudgeBy_IsMissed(string text) =>
        Assert.Equal((false, null), (Judged(text).IsHeld, Judged(text).Seen));

    [Fact]
    public void Judge_ProcessorTimeNotSeen_IsMissed() =>
        Assert.False(Threshold.Parse("cpu<1s")!.Judge([Run(errors: 0) with { Server = null }]).IsHeld);

    private static ThresholdReport Judged(string text) => Threshold.Parse(text)!.Judge([Run(errors: 0)]);

    private static ScenarioReport Run(int errors) =>
        SampleReports.Scenario("token-client-credentials", "token", factor: 1, errors);
}
