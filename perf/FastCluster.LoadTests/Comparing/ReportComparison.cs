using System.Globalization;
using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Comparing;

/// <summary>Two runs, operation by operation. Windows of the measured time are the samples.</summary>
internal sealed class ReportComparison
{
    /// <summary>By so much the share of errors may rise.</summary>
    private const double ErrorTolerance = 0.001;

    private ReportComparison(
        IReadOnlyList<MetricComparison> metrics,
        IReadOnlyList<string> notes,
        bool haveErrorsRisen
    ) =>
        (Metrics, Notes, IsWorse) = (
            metrics,
            notes,
            haveErrorsRisen || metrics.Any(metric => metric is { Decides: true, Verdict: Verdict.Worse })
        );

    /// <summary>What both runs have.</summary>
    public IReadOnlyList<MetricComparison> Metrics { get; }

    /// <summary>What hinders the comparison, and errors that rose.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Whether a metric that decides is worse than the limit, or errors rose.</summary>
    public bool IsWorse { get; }

    /// <summary>Compares.</summary>
    /// <param name="before">First run.</param>
    /// <param name="after">Second run.</param>
    /// <param name="limit">Largest ratio that is accepted.</param>
    /// <exception cref="UsageException">They have no scenario in common.</exception>
    public static ReportComparison Of(LoadReport before, LoadReport after, double limit)
    {
        var pairs = before
            .Scenarios.Join(after.Scenarios, one => one.Name, one => one.Name, (first, second) => (first, second))
            .ToList();
        if (pairs.Count == 0)
        {
            throw new UsageException("The two reports have no scenario in common.");
        }

        var operations = pairs
            .SelectMany(pair =>
                pair.first.Operations.Join(
                    pair.second.Operations,
                    one => one.Name,
                    one => one.Name,
                    (first, second) => (Name: $"{pair.first.Name}/{first.Name}", first, second)
                )
            )
            .ToList();
        var risen = operations
            .Where(pair => pair.second.ErrorShare > pair.first.ErrorShare + ErrorTolerance)
            .Select(pair => DescribeErrors(pair.Name, pair.first, pair.second))
            .ToList();
        var metrics = pairs
            .SelectMany(pair => CompareServers(pair.first, pair.second, limit))
            .Concat(operations.SelectMany(pair => Compare(pair.Name, pair.first, pair.second, limit)));
        return new([.. metrics], [.. NotesOn(before, after), .. risen], risen.Count > 0);
    }

    private static IEnumerable<MetricComparison> CompareServers(
        ScenarioReport first,
        ScenarioReport second,
        double limit
    )
    {
        if (first.Server is { } before && second.Server is { } after)
        {
            yield return MetricComparison.Of(
                $"{first.Name} cpu",
                Usable(before.Windows),
                Usable(after.Windows),
                limit,
                decides: true
            );
        }
    }

    private static IEnumerable<MetricComparison> Compare(
        string name,
        OperationReport first,
        OperationReport second,
        double limit
    )
    {
        yield return CompareLatency($"{name} p50", seen => seen.P50, decides: true);
        yield return CompareLatency($"{name} p99", seen => seen.P99, decides: false);

        MetricComparison CompareLatency(string metric, Func<LatencyReport, double> choose, bool decides) =>
            MetricComparison.Of(metric, Samples(first, choose), Samples(second, choose), limit, decides);
    }

    private static double[] Samples(OperationReport operation, Func<LatencyReport, double> choose) =>
        Usable(operation.Windows.OfType<LatencyReport>().Select(choose));

    /// <summary>A window without operations is no sample.</summary>
    private static double[] Usable(IEnumerable<double> samples) => [.. samples.Where(sample => sample > 0)];

    private static IEnumerable<string> NotesOn(LoadReport before, LoadReport after)
    {
        if (before.Plan != after.Plan)
        {
            yield return "The plans differ: ratios say what the plan did too.";
        }

        if (before.Target != after.Target)
        {
            yield return $"The targets differ: {before.Target} | {after.Target}";
        }

        if (new[] { before, after }.Any(report => report.Machine.LoadAverage > report.Machine.Cores / 2.0))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The machine was busy before a run: load {before.Machine.LoadAverage} | {after.Machine.LoadAverage}. Repeat both."
            );
        }

        foreach (var name in Missing(before, after).Concat(Missing(after, before)))
        {
            yield return $"Only in one report: {name}";
        }
    }

    private static IEnumerable<string> Missing(LoadReport one, LoadReport other) =>
        one.Scenarios.Select(scenario => scenario.Name).Except(other.Scenarios.Select(scenario => scenario.Name));

    private static string DescribeErrors(string name, OperationReport first, OperationReport second) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"ERRORS ROSE: {name} {first.ErrorShare:P2} to {second.ErrorShare:P2}"
        );
}
