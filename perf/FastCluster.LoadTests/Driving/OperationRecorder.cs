using FastCluster.LoadTests.Reports;
using FastCluster.LoadTests.Scenarios;
using HdrHistogram;

namespace FastCluster.LoadTests.Driving;

/// <summary>What became of the operations of one name. Latencies are those of successes; errors are counted by class.</summary>
/// <param name="seconds">Measured seconds.</param>
internal sealed class OperationRecorder(int seconds)
{
    /// <summary>Ten minutes in microseconds; longer ones count as this.</summary>
    private const long Longest = 600_000_000;
    private readonly Lock _lock = new();
    private readonly LongHistogram _all = new(1, Longest, 3);
    private readonly LongHistogram?[] _bySecond = new LongHistogram?[seconds];
    private readonly int[] _failed = new int[seconds];
    private long _inTime;
    private readonly SortedDictionary<string, long> _errors = new(StringComparer.Ordinal);

    /// <summary>Records an operation that was due in a measured second.</summary>
    /// <param name="second">The second in which it was due.</param>
    /// <param name="latency">From the time it was due to its end.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="isInTime">Whether it ended within the measured time.</param>
    public void Record(int second, TimeSpan latency, Outcome outcome, bool isInTime)
    {
        var microseconds = Math.Clamp((long)latency.TotalMicroseconds, 1, Longest);
        lock (_lock)
        {
            if (outcome.ErrorClass is { } error)
            {
                _failed[second]++;
                _errors[error] = _errors.GetValueOrDefault(error) + 1;
                return;
            }

            _inTime += isInTime ? 1 : 0;
            _all.RecordValue(microseconds);
            (_bySecond[second] ??= CreateCoarse()).RecordValue(microseconds);
        }
    }

    /// <summary>What is known of a second.</summary>
    /// <param name="second">From 0.</param>
    public SecondReport Read(int second)
    {
        lock (_lock)
        {
            return new(second, _bySecond[second]?.TotalCount ?? 0, _failed[second], Read(_bySecond[second]));
        }
    }

    /// <summary>The row of the report.</summary>
    /// <param name="name">Name of the operation.</param>
    /// <param name="plan">Windows of the run.</param>
    public OperationReport ToReport(string name, LoadPlan plan) =>
        new(
            name,
            _all.TotalCount,
            new Dictionary<string, long>(_errors),
            Read(_all),
            [.. Enumerable.Range(0, plan.Windows).Select(window => ReadWindow(plan, window))],
            [.. Enumerable.Range(0, seconds).Select(Read)]
        )
        {
            Achieved = (double)_inTime / seconds,
        };

    private static LongHistogram CreateCoarse() => new(1, Longest, 2);

    private LatencyReport? ReadWindow(LoadPlan plan, int window)
    {
        var sum = CreateCoarse();
        for (var second = plan.WindowStart(window); second < plan.WindowStart(window + 1); second++)
        {
            if (_bySecond[second] is { } part)
            {
                sum.Add(part);
            }
        }

        return Read(sum);
    }

    private static LatencyReport? Read(LongHistogram? histogram)
    {
        return histogram is { TotalCount: > 0 }
            ? new(Value(50), Value(90), Value(99), Value(99.9), Value(100), histogram.GetMean() / 1000)
            : null;

        double Value(double percentile) => histogram.GetValueAtPercentile(percentile) / 1000.0;
    }
}
