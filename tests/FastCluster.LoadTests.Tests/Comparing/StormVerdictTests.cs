using FastCluster.LoadTests.Comparing;
using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Tests.Comparing;

public sealed class StormVerdictTests
{
    private const string Polite = "429 with Retry-After";

    [Theory]
    [InlineData(10, 1.5, Polite, true)]
    [InlineData(9.8, 1.5, Polite, false)] // tokens that got no answer
    [InlineData(10, 1.6, Polite, false)] // tokens that were slowed down
    [InlineData(10, 1, "503 without Retry-After", false)]
    [InlineData(10, 1, "500", false)]
    [InlineData(10, 1, "timeout", false)]
    public void IsHeld_WhatIsWanted_Decides(double achieved, double factor, string refusal, bool expected) =>
        Assert.Equal(expected, Create(achieved, factor, (Polite, 5), (refusal, 5)).IsHeld);

    [Fact]
    public void IsHeld_NothingWasRefused_IsNoStorm() => Assert.False(Create(10, 1).IsHeld);

    [Fact]
    public void PoliteShare_SomeRefusalsAreMute_IsTheShareOfTheOthers()
    {
        var verdict = Create(10, 1.25, (Polite, 3), ("503 without Retry-After", 1));

        Assert.Equal((0.75, 1.25), (verdict.PoliteShare, verdict.MedianRatio));
        Assert.Contains(
            "registrations: 50 taken, 3 x 429 with Retry-After, 1 x 503 without Retry-After",
            verdict.Lines
        );
    }

    private static StormVerdict Create(double achieved, double factor, params (string Class, long Count)[] refusals)
    {
        var alone = SampleReports.Scenario("token-client-credentials", "token", 1, errors: 0);
        var tokens = SampleReports.Scenario("storm", "token", factor, errors: 0);
        var storm = SampleReports.Scenario("storm", "register-storm", 1, errors: 0).Operations[0];
        var errors = new Dictionary<string, long>();
        foreach (var (name, count) in refusals)
        {
            errors[name] = errors.GetValueOrDefault(name) + count;
        }

        OperationReport[] operations =
        [
            tokens.Operations[0] with
            {
                Achieved = achieved,
            },
            storm with
            {
                Errors = errors,
            },
        ];
        return new(alone, tokens with { Operations = operations });
    }
}
