using System.Globalization;

namespace FastCluster.LoadTests.Reports;

/// <summary>A report as lines for the console.</summary>
internal static class ReportLines
{
    /// <summary>The lines of a scenario.</summary>
    /// <param name="scenario">What was seen.</param>
    public static IEnumerable<string> Of(ScenarioReport scenario)
    {
        yield return Text($"{scenario.Name}: offered {scenario.Offered:F1}/s, achieved {scenario.Achieved:F1}/s");
        foreach (var operation in scenario.Operations)
        {
            yield return "  " + Describe(operation);
        }

        if (scenario.Server is { } server)
        {
            var idle = server.IdlePerSecond is { } spent
                ? Text($"idle {spent:F1} ms/s subtracted")
                : "idle not subtracted";
            yield return Text(
                $"  server: {server.CpuPerOperation:F0} us CPU per operation, {server.Cores:F2} cores, {idle}"
            );
        }

        var generator = scenario.Generator;
        yield return Text(
            $"  generator: {generator.Cores:F2} cores, sent late by {generator.LatenessP50:F1} ms (p50), {generator.LatenessP99:F1} ms (p99)"
        );
    }

    /// <summary>The line of a demand.</summary>
    /// <param name="threshold">The demand.</param>
    public static string Of(ThresholdReport threshold)
    {
        var seen = threshold.Seen is { } value ? Text($"seen {value:F3}") : "nothing to judge by";
        return $"  {(threshold.IsHeld ? "held  " : "MISSED")} {threshold.Text}  ({seen})";
    }

    private static string Describe(OperationReport operation)
    {
        var latency = operation.Latency is { } seen
            ? Text($"p50 {seen.P50:F2} p90 {seen.P90:F2} p99 {seen.P99:F2} p99.9 {seen.P999:F2} max {seen.Max:F2} ms")
            : "no latency";
        var errors = string.Concat(operation.Errors.Select(error => Text($", {error.Value} x {error.Key}")));
        return Text($"{operation.Name}: {operation.Succeeded} ok{errors}; {latency}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
