using System.Globalization;
using System.Net;
using System.Text;

namespace FastCluster.LoadTests.Reports;

/// <summary>A report as one HTML file that needs nothing beside it: no script, no style and no font from elsewhere.</summary>
internal static class HtmlReport
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
        table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:.25rem .5rem;border-bottom:1px solid #ddd}
        th:first-child,td:first-child{text-align:left}svg{width:100%;margin-top:1rem;font-size:11px}
        .grid{stroke:#ddd}.scale{text-anchor:end;fill:#666}.title{font-weight:bold}.missed{color:#b00}
        """;

    /// <summary>Writes it.</summary>
    /// <param name="report">The run.</param>
    public static string Write(LoadReport report)
    {
        var html = new StringBuilder();
        var title = "Load: " + string.Join(", ", report.Scenarios.Select(scenario => scenario.Name));
        html.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"/><title>").Append(Encode(title));
        html.Append("</title><style>").Append(Style).Append("</style></head><body><h1>").Append(Encode(title));
        html.Append("</h1><p>").Append(Encode(Conditions(report))).Append("</p>");
        foreach (var scenario in report.Scenarios)
        {
            Write(html, scenario);
        }

        WriteThresholds(html, report.Thresholds);
        return html.Append("</body></html>\n").ToString();
    }

    private static string Conditions(LoadReport report)
    {
        var (machine, plan) = (report.Machine, report.Plan);
        return Text(
            $"{report.StartedAt:u}; {report.Target}; {machine.Cores} cores, {machine.System}, {machine.Runtime}, load {machine.LoadAverage:F1}, build {machine.Build}. Open loop of {plan.Rate}/s: {plan.RampSeconds} s ramp and {plan.WarmUpSeconds} s warm-up unmeasured, {plan.DurationSeconds} s measured; {plan.Clients} client(s), {plan.Algorithm}, at most {plan.MaximumInFlight} in flight. Latencies count from the time an operation was due."
        );
    }

    private static void Write(StringBuilder html, ScenarioReport scenario)
    {
        html.Append("<h2>").Append(Encode(scenario.Name)).Append("</h2>");
        foreach (var line in ReportLines.Of(scenario))
        {
            html.Append("<div>").Append(Encode(line.Trim())).Append("</div>");
        }

        html.Append("<table>");
        Row(html, "th", ["Operation", "ok", "failed", "p50 ms", "p90", "p99", "p99.9", "max"]);
        foreach (var operation in scenario.Operations)
        {
            var seen = operation.Latency;
            double?[] latencies = [seen?.P50, seen?.P90, seen?.P99, seen?.P999, seen?.Max];
            string[] counts = [Text($"{operation.Succeeded}"), Text($"{operation.Errors.Values.Sum()}")];
            Row(html, "td", [operation.Name, .. counts, .. latencies.Select(latency => Text($"{latency:F2}"))]);
        }

        html.Append("</table>");
        Array.ForEach(scenario.Operations, operation => Draw(html, operation));
    }

    private static void Row(StringBuilder html, string kind, IEnumerable<string> cells)
    {
        html.Append("<tr>");
        foreach (var cell in cells)
        {
            html.Append('<').Append(kind).Append('>').Append(Encode(cell)).Append("</").Append(kind).Append('>');
        }

        html.Append("</tr>");
    }

    private static void Draw(StringBuilder html, OperationReport operation)
    {
        var name = Encode(operation.Name);
        html.Append(
            SvgChart.Draw(
                $"{name}: latency, ms",
                [
                    ("p50", Values(operation, second => second.Latency?.P50)),
                    ("p99", Values(operation, second => second.Latency?.P99)),
                    ("max", Values(operation, second => second.Latency?.Max)),
                ]
            )
        );
        html.Append(
            SvgChart.Draw(
                $"{name}: operations due in each second",
                [
                    ("succeeded", Values(operation, second => second.Succeeded)),
                    ("failed", Values(operation, second => second.Failed)),
                ]
            )
        );
    }

    private static double?[] Values(OperationReport operation, Func<SecondReport, double?> choose) =>
        [.. operation.Seconds.Select(choose)];

    private static void WriteThresholds(StringBuilder html, ThresholdReport[] thresholds)
    {
        if (thresholds.Length == 0)
        {
            return;
        }

        html.Append("<h2>Thresholds</h2>");
        foreach (var threshold in thresholds)
        {
            html.Append(threshold.IsHeld ? "<div>" : "<div class=\"missed\">");
            html.Append(Encode(ReportLines.Of(threshold).Trim())).Append("</div>");
        }
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
