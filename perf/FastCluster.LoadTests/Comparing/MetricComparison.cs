using System.Globalization;

namespace FastCluster.LoadTests.Comparing;

/// <summary>One metric of two runs.</summary>
/// <param name="Name">Scenario or operation, and metric.</param>
/// <param name="Ratio">Second run to first; null with too few windows.</param>
/// <param name="Verdict">What follows.</param>
/// <param name="Decides">Whether being worse fails the comparison: medians and processor time do, the 99th percentile does not.</param>
internal sealed record MetricComparison(string Name, Ratio? Ratio, Verdict Verdict, bool Decides)
{
    /// <summary>Compares samples.</summary>
    /// <param name="name">Scenario or operation, and metric.</param>
    /// <param name="before">Samples of the first run.</param>
    /// <param name="after">Samples of the second run.</param>
    /// <param name="limit">Largest ratio that is accepted.</param>
    /// <param name="decides">Whether being worse fails the comparison.</param>
    public static MetricComparison Of(string name, double[] before, double[] after, double limit, bool decides)
    {
        var ratio = Ratio.Of(before, after);
        var verdict = ratio switch
        {
            null => Verdict.Unknown,
            { High: < 1 } => Verdict.Better,
            { Low: > 1 } when ratio.Value > limit => Verdict.Worse,
            { Low: > 1 } => Verdict.WorseWithinLimit,
            _ => Verdict.NoDifferenceSeen,
        };
        return new(name, ratio, verdict, decides);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var seen = Ratio is null
            ? "too few windows"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Ratio.Value:F3} (95 %: {Ratio.Low:F3} to {Ratio.High:F3})"
            );
        return $"{Name, -40} {seen, -34} {Describe()}";
    }

    private string Describe() =>
        Verdict switch
        {
            Verdict.NoDifferenceSeen => "no difference seen",
            Verdict.Better => "better",
            Verdict.WorseWithinLimit => "worse, within the limit",
            Verdict.Worse => Decides ? "WORSE" : "worse, does not decide",
            Verdict.Unknown => "nothing said",
            _ => throw new InvalidOperationException($"No words for {Verdict}."),
        };
}
