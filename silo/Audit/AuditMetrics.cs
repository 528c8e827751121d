using System.Diagnostics.Metrics;
using FastCluster.Silo.Telemetry;

namespace FastCluster.Silo.Audit;

/// <summary>Instruments of the decision stream; callers use methods named for the event.</summary>
internal sealed class AuditMetrics
{
    private readonly Counter<long> _lines;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _checkpoints;
    private readonly Histogram<double> _flushDuration;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Owns the meter.</param>
    public AuditMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MetricNames.AuditMeter);
        _lines = meter.CreateCounter<long>(MetricNames.AuditLines, "{line}");
        _lost = meter.CreateCounter<long>(MetricNames.AuditLost, "{decision}");
        _failures = meter.CreateCounter<long>(MetricNames.AuditFailures, "{group}");
        _checkpoints = meter.CreateCounter<long>(MetricNames.AuditCheckpoints, "{checkpoint}");
        _flushDuration = meter.CreateHistogram<double>(MetricNames.AuditFlushDuration, "s");
    }

    /// <summary>A decision could not be kept.</summary>
    public void OnLost() => _lost.Add(1);

    /// <summary>A group is on disk.</summary>
    /// <param name="lines">Its lines.</param>
    /// <param name="duration">Time to write and flush it.</param>
    public void OnFlushed(int lines, TimeSpan duration)
    {
        _lines.Add(lines);
        _flushDuration.Record(duration.TotalSeconds);
    }

    /// <summary>A checkpoint is on disk.</summary>
    public void OnSigned() => _checkpoints.Add(1);

    /// <summary>A group or checkpoint could not be written.</summary>
    public void OnFailed() => _failures.Add(1);
}
