using System.Diagnostics.Metrics;
using FastCluster.Silo.Telemetry;

namespace FastCluster.Silo.Storage;

/// <summary>Instruments of the store; callers use methods named for the event.</summary>
internal sealed class StoreMetrics
{
    private static readonly KeyValuePair<string, object?> Committed = new(MetricNames.Outcome, "committed");
    private static readonly KeyValuePair<string, object?> Conflict = new(MetricNames.Outcome, "conflict");
    private static readonly KeyValuePair<string, object?> Failed = new(MetricNames.Outcome, "failed");

    private readonly Meter _meter;
    private readonly Counter<long> _writes;
    private readonly Counter<long> _reads;
    private readonly Counter<long> _failures;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Owns the meter.</param>
    public StoreMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MetricNames.StoreMeter);
        _writes = _meter.CreateCounter<long>(MetricNames.StoreWrites, "{operation}");
        _reads = _meter.CreateCounter<long>(MetricNames.StoreReads, "{operation}");
        _failures = _meter.CreateCounter<long>(MetricNames.StoreFailures, "{transaction}");
        _batchSize = _meter.CreateHistogram<int>(MetricNames.StoreBatchSize, "{operation}");
        _commitDuration = _meter.CreateHistogram<double>(MetricNames.StoreCommitDuration, "s");
    }

    /// <summary>Publishes the length of the queue.</summary>
    /// <param name="length">Reads the length now.</param>
    public void ObserveQueue(Func<int> length) =>
        _meter.CreateObservableGauge(MetricNames.StoreQueueLength, length, "{operation}");

    /// <summary>A state was read.</summary>
    public void OnRead() => _reads.Add(1);

    /// <summary>A transaction was committed.</summary>
    /// <param name="operations">All operations in it.</param>
    /// <param name="conflicts">Those of them that found another version.</param>
    /// <param name="duration">From the first statement to the end of the flush.</param>
    public void OnCommitted(int operations, int conflicts, TimeSpan duration)
    {
        _writes.Add(operations - conflicts, Committed);
        _writes.Add(conflicts, Conflict);
        _batchSize.Record(operations);
        _commitDuration.Record(duration.TotalSeconds);
    }

    /// <summary>A transaction failed.</summary>
    /// <param name="operations">All operations in it.</param>
    public void OnFailed(int operations)
    {
        _writes.Add(operations, Failed);
        _failures.Add(1);
    }
}
