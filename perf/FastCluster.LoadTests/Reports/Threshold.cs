using System.Globalization;
using System.Text.RegularExpressions;

namespace FastCluster.LoadTests.Reports;

/// <summary>
/// A demand such as <c>token.p99&lt;50ms</c>: an operation or a scenario (all when left out), a metric, a sign, a number and a
/// unit. Latencies p50, p90, p99, p99.9 and max are in us, ms or s; cpu (of the server, for each operation) likewise; errors
/// (share that failed) and achieved (share of the offered rate) in %.
/// </summary>
internal sealed partial class Threshold
{
    private static readonly string[] s_shares = ["errors", "achieved"];
    private readonly string? _subject;
    private readonly string _metric;
    private readonly string _sign;
    private readonly double _limit;
    private readonly double _unit;
    private readonly string _text;

    private Threshold(string text, Match match)
    {
        _text = text;
        _subject = match.Groups["subject"] is { Success: true } subject ? subject.Value : null;
        (_metric, _sign) = (match.Groups["metric"].Value, match.Groups["sign"].Value);
        _limit = double.Parse(
            match.Groups["number"].Value,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture
        );
        _unit = match.Groups["unit"].Value switch
        {
            "us" => 0.001,
            "s" => 1000,
            _ => 1,
        };
    }

    /// <summary>Reads a demand.</summary>
    /// <param name="text">As above.</param>
    /// <returns>Null when it is not one.</returns>
    public static Threshold? Parse(string text)
    {
        var match = Shape().Match(text);
        var isShare = match.Groups["unit"].Value == "%";
        return match.Success && isShare == s_shares.Contains(match.Groups["metric"].Value) ? new(text, match) : null;
    }

    /// <summary>Whether the demand is about something that a run has.</summary>
    /// <param name="names">Names of its scenarios and operations.</param>
    public bool IsAboutOneOf(IEnumerable<string> names) => _subject is null || names.Contains(_subject);

    /// <summary>Judges a run: every value that the demand is about has to hold, and there has to be one.</summary>
    /// <param name="scenarios">What was seen.</param>
    public ThresholdReport Judge(IEnumerable<ScenarioReport> scenarios)
    {
        var values = scenarios.SelectMany(ValuesOf).ToList();
        if (values.Count == 0 || values.Contains(null))
        {
            return new(_text, Seen: null, IsHeld: false);
        }

        var seen = values.Select(value => value!.Value);
        var worst = _sign.StartsWith('<') ? seen.Max() : seen.Min();
        return new(_text, worst / _unit, Holds(worst, _limit * _unit));
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    private bool Holds(double value, double limit) =>
        _sign switch
        {
            "<" => value < limit,
            "<=" => value <= limit,
            ">" => value > limit,
            _ => value >= limit,
        };

    /// <summary>Milliseconds or percent; null for what was not measured.</summary>
    private IEnumerable<double?> ValuesOf(ScenarioReport scenario)
    {
        var isWhole = _subject is null || _subject == scenario.Name;
        var operations = scenario.Operations.Where(operation => isWhole || _subject == operation.Name).ToList();
        if (_metric is not ("cpu" or "achieved"))
        {
            return operations.Select(ValueOf);
        }

        var isOnly = operations.Count == 1 && scenario.Operations.Length == 1;
        return isWhole || isOnly ? [_metric == "cpu" ? CpuOf(scenario) : AchievedBy(scenario)] : [];
    }

    private static double? CpuOf(ScenarioReport scenario) => scenario.Server?.CpuPerOperation / 1000;

    private static double? AchievedBy(ScenarioReport scenario) => scenario.Achieved / scenario.Offered * 100;

    private double? ValueOf(OperationReport operation) =>
        _metric switch
        {
            "p50" => operation.Latency?.P50,
            "p90" => operation.Latency?.P90,
            "p99" => operation.Latency?.P99,
            "p99.9" => operation.Latency?.P999,
            "max" => operation.Latency?.Max,
            "errors" => operation.ErrorShare * 100,
            _ => throw new InvalidOperationException($"No operation has a value '{_metric}'."),
        };

    [GeneratedRegex(
        @"^((?<subject>[a-z][a-z-]*)\.)?(?<metric>p50|p90|p99\.9|p99|max|errors|cpu|achieved) ?(?<sign><=|>=|<|>) ?(?<number>[0-9]+(\.[0-9]+)?)(?<unit>us|ms|s|%)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Shape();
}
