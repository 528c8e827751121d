using System.Diagnostics.Metrics;
using FastCluster.Grains.Nodes;

namespace FastCluster.Grains.Revocations;

/// <summary>How far the node's revocation indexes are behind; callers name the event.</summary>
internal sealed class RevocationMetrics
{
    private readonly Meter _meter;
    private readonly Histogram<double> _lag;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Owns the meter.</param>
    public RevocationMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MetricNames.RevocationMeter);
        _lag = _meter.CreateHistogram<double>(MetricNames.RevocationLag, "s");
    }

    /// <summary>Publishes the age of the oldest confirmation.</summary>
    /// <param name="age">Reads it now; null while an index was never confirmed.</param>
    public void ObserveAge(Func<TimeSpan?> age) =>
        _meter.CreateObservableGauge(
            MetricNames.RevocationAge,
            () =>
                age() is { } known ? [new Measurement<double>(known.TotalSeconds)] : Array.Empty<Measurement<double>>(),
            "s"
        );

    /// <summary>An entry is in force on this node.</summary>
    /// <param name="lag">
    /// Time since its append began, by the clocks of two nodes; less than nothing, as clocks may differ, counts as nothing.
    /// </param>
    public void OnInForce(TimeSpan lag) => _lag.Record(Math.Max(0, lag.TotalSeconds));
}
