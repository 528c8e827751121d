using FastCluster.LoadTests.Reports;
using FastCluster.LoadTests.Scenarios;
using HdrHistogram;

namespace FastCluster.LoadTests.Driving;

/// <summary>Counts all operations of a run. Many may record at once.</summary>
/// <param name="plan">What is measured.</param>
/// <param name="operations">Names of the operations.</param>
internal sealed class LoadRecorder(LoadPlan plan, IReadOnlyList<string> operations)
{
    private readonly Dictionary<string, OperationRecorder> _recorders = operations.ToDictionary(
        name => name,
        _ => new OperationRecorder(plan.Seconds)
    );
    private readonly LongConcurrentHistogram _lateness = new(1, 600_000_000, 2);
    private long _begun;
    private long _ended;
    private long _succeeded;

    /// <summary>Operations that wait for their answer.</summary>
    public long InFlight => Interlocked.Read(ref _begun) - Interlocked.Read(ref _ended);

    /// <summary>Ended operations, measured or not.</summary>
    public long Ended => Interlocked.Read(ref _ended);

    /// <summary>Ended operations that succeeded, measured or not.</summary>
    public long Succeeded => Interlocked.Read(ref _succeeded);

    /// <summary>An operation is sent now.</summary>
    /// <param name="due">When it was due, from the start on.</param>
    /// <param name="now">The time, from the start on.</param>
    public void Begin(TimeSpan due, TimeSpan now)
    {
        Interlocked.Increment(ref _begun);
        if (due >= plan.MeasuredFrom)
        {
            _lateness.RecordValue(Math.Clamp((long)(now - due).TotalMicroseconds, 1, 600_000_000));
        }
    }

    /// <summary>An operation ended.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="due">When it was due, from the start on.</param>
    /// <param name="now">The time, from the start on.</param>
    /// <param name="outcome">How it ended.</param>
    public void End(string name, TimeSpan due, TimeSpan now, Outcome outcome)
    {
        Interlocked.Increment(ref _ended);
        if (outcome.IsOk)
        {
            Interlocked.Increment(ref _succeeded);
        }

        var second = (int)Math.Floor((due - plan.MeasuredFrom).TotalSeconds);
        if (second >= 0 && second < plan.Seconds)
        {
            _recorders[name].Record(second, now - due, outcome, now <= plan.MeasuredFrom + plan.Duration);
        }
    }

    /// <summary>How much later than due half and all but one in a hundred operations were sent, in milliseconds.</summary>
    public (double Median, double Percentile99) Lateness() =>
        (_lateness.GetValueAtPercentile(50) / 1000.0, _lateness.GetValueAtPercentile(99) / 1000.0);

    /// <summary>What is known of a measured second, by operation.</summary>
    /// <param name="second">From 0.</param>
    public IEnumerable<SecondReport> Read(int second) => _recorders.Values.Select(recorder => recorder.Read(second));

    /// <summary>The rows of the report.</summary>
    public OperationReport[] ToReports() => [.. operations.Select(name => _recorders[name].ToReport(name, plan))];
}
