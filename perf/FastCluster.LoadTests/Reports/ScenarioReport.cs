using FastCluster.LoadTests.Driving;

namespace FastCluster.LoadTests.Reports;

/// <summary>What was seen of one scenario in the measured time.</summary>
/// <param name="Name">Name of the scenario.</param>
/// <param name="Offered">Operations that were due, a second.</param>
/// <param name="Achieved">Successful answers that came within the measured time, a second.</param>
/// <param name="Server">Null where the server's processes are not seen.</param>
/// <param name="Generator">The load generator.</param>
/// <param name="Operations">One row for each name of an operation.</param>
internal sealed record ScenarioReport(
    string Name,
    double Offered,
    double Achieved,
    ServerReport? Server,
    GeneratorReport Generator,
    OperationReport[] Operations
)
{
    /// <summary>Makes it of what was recorded.</summary>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="recorder">Its operations.</param>
    /// <param name="samples">One for each border of the windows.</param>
    /// <param name="idle">Processor time of the idle server, a second.</param>
    public static ScenarioReport Of(
        string name,
        LoadPlan plan,
        LoadRecorder recorder,
        IReadOnlyList<LoadSample> samples,
        TimeSpan? idle
    )
    {
        var (first, last) = (samples[0], samples[^1]);
        var seconds = (last.At - first.At).TotalSeconds;
        var (median, percentile99) = recorder.Lateness();
        return new(
            name,
            plan.Rate,
            (last.Succeeded - first.Succeeded) / seconds,
            ServerOf(samples, idle),
            new((last.Generator - first.Generator).TotalSeconds / seconds, median, percentile99),
            recorder.ToReports()
        );
    }

    private static ServerReport? ServerOf(IReadOnlyList<LoadSample> samples, TimeSpan? idle)
    {
        if (samples[0].Server is null)
        {
            return null;
        }

        var (first, last) = (samples[0], samples[^1]);
        var cores = (last.Server - first.Server)!.Value / (last.At - first.At);
        return new(
            CostOf(first, last, idle),
            cores,
            idle?.TotalMilliseconds,
            [.. samples.Zip(samples.Skip(1), (from, to) => CostOf(from, to, idle))]
        );
    }

    /// <summary>Microseconds for each operation that ended between two samples; 0 when none did.</summary>
    private static double CostOf(LoadSample from, LoadSample to, TimeSpan? idle)
    {
        var used = (to.Server - from.Server)!.Value - ((idle ?? TimeSpan.Zero) * (to.At - from.At).TotalSeconds);
        var ended = to.Ended - from.Ended;
        return ended == 0 ? 0 : used.TotalMicroseconds / ended;
    }
}
