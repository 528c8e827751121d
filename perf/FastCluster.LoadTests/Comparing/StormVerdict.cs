using System.Globalization;
using FastCluster.LoadTests.Reports;
using FastCluster.LoadTests.Scenarios;

namespace FastCluster.LoadTests.Comparing;

/// <summary>
/// Tokens beside a storm of registrations against the same tokens alone (N4): wanted are 99 % of the offered tokens, at most
/// 1.5 times the median, and a time to come again with every refused registration.
/// </summary>
/// <param name="alone">Tokens alone.</param>
/// <param name="stormy">The same tokens and the storm.</param>
internal sealed class StormVerdict(ScenarioReport alone, ScenarioReport stormy)
{
    private const double LeastAchieved = 0.99;
    private const double MostSlower = 1.5;
    private readonly OperationReport _calm = Find(alone, TokenScenario.Operation);
    private readonly OperationReport _tokens = Find(stormy, TokenScenario.Operation);
    private readonly OperationReport _storm = Find(stormy, RegisterStormScenario.ScenarioName);

    /// <summary>Answered tokens over offered ones, beside the storm.</summary>
    public double Achieved => _tokens.Achieved / alone.Offered;

    /// <summary>The same without the storm. Where this is low the machine was busy, and nothing can be said.</summary>
    public double AchievedAlone => _calm.Achieved / alone.Offered;

    /// <summary>Median of a token beside the storm over its median alone; infinite when none succeeded.</summary>
    public double MedianRatio =>
        _tokens.Latency is { } beside && _calm.Latency is { } before
            ? beside.P50 / before.P50
            : double.PositiveInfinity;

    /// <summary>Processor time of the server beside the storm over that alone; null where it is not seen.</summary>
    public double? CpuRatio => stormy.Server?.Cores / alone.Server?.Cores;

    /// <summary>Refused registrations that say when to come again, of all that were refused; null when none was.</summary>
    public double? PoliteShare
    {
        get
        {
            var (polite, mute) = (Count(RegisterStormScenario.Polite), Count(RegisterStormScenario.Mute));
            return polite + mute == 0 ? null : (double)polite / (polite + mute);
        }
    }

    /// <summary>Whether all that is wanted was seen, and registrations were refused at all.</summary>
    public bool IsHeld =>
        Achieved >= LeastAchieved
        && MedianRatio <= MostSlower
        && PoliteShare == 1
        && _storm.Errors.Keys.All(error => error.EndsWith(RegisterStormScenario.Polite, StringComparison.Ordinal));

    /// <summary>For the console.</summary>
    public IEnumerable<string> Lines =>
        [
            Text($"tokens alone: {AchievedAlone:P1} of {alone.Offered:F0}/s"),
            Text($"tokens beside the storm: {Achieved:P1} of {alone.Offered:F0}/s; wanted 99 %"),
            Text($"median of a token: {MedianRatio:F2} times that alone; wanted at most 1.5"),
            Text($"processor time of the server: {CpuRatio:F2} times that alone"),
            Text(
                $"registrations: {_storm.Succeeded} taken{string.Concat(_storm.Errors.Select(error => $", {error.Value} x {error.Key}"))}"
            ),
            Text($"refusals that say when to come again: {PoliteShare:P0}; wanted all"),
            IsHeld ? "held"
            : AchievedAlone < LeastAchieved
                ? "MISSED, also without the storm: the machine was busy, or the generator late"
            : "MISSED",
        ];

    private static OperationReport Find(ScenarioReport report, string name) =>
        report.Operations.Single(operation => operation.Name == name);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private long Count(string suffix) =>
        _storm.Errors.Where(error => error.Key.EndsWith(suffix, StringComparison.Ordinal)).Sum(error => error.Value);
}
