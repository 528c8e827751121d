using System.CommandLine;
using FastCluster.LoadTests.Comparing;
using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Commands;

/// <summary><c>compare</c>: two reports.</summary>
internal static class CompareCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(TextWriter output)
    {
        var before = new Argument<string>("BEFORE") { Description = "JSON report of the first run." };
        var after = new Argument<string>("AFTER") { Description = "JSON report of the second run." };
        var limit = NumberOptions.Create("--limit", "Largest ratio after / before that is accepted.", 1.1, 1, 100);
        var command = new Command(
            "compare",
            "Ratio of each metric with its 95 % interval. Exit code 1 when processor time or a median is surely worse and beyond "
                + "the limit, or errors rose. Windows of one run share its process: repeat runs before you believe a small ratio."
        )
        {
            before,
            after,
            limit,
        };
        command.SetAction(line =>
        {
            var comparison = ReportComparison.Of(
                LoadReport.Read(line.GetValue(before)!),
                LoadReport.Read(line.GetValue(after)!),
                line.GetValue(limit)
            );
            foreach (var text in comparison.Metrics.Select(metric => metric.ToString()).Concat(comparison.Notes))
            {
                output.WriteLine(text);
            }

            return comparison.IsWorse ? ExitCodes.Missed : ExitCodes.Success;
        });
        return command;
    }
}
