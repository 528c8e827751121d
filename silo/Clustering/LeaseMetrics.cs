using System.Diagnostics.Metrics;
using FastCluster.Silo.Telemetry;

namespace FastCluster.Silo.Clustering;

/// <summary>Tells whether the node may speak for its actors, and whom its actors wait for.</summary>
internal sealed class LeaseMetrics
{
    private readonly Meter _meter;

    /// <summary>Makes the meter.</summary>
    /// <param name="meters">Owns the meter.</param>
    public LeaseMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MetricNames.NodeMeter);
    }

    /// <summary>Publishes the lease.</summary>
    /// <param name="held">1 while it is held, else 0.</param>
    /// <param name="witnessed">1 while other nodes gave it, else 0.</param>
    /// <param name="departures">How many nodes that left may still hold one.</param>
    public void Observe(Func<int> held, Func<int> witnessed, Func<int> departures)
    {
        _meter.CreateObservableGauge(MetricNames.LeaseHeld, held, "{lease}");
        _meter.CreateObservableGauge(MetricNames.LeaseWitnessed, witnessed, "{lease}");
        _meter.CreateObservableGauge(MetricNames.Departures, departures, "{node}");
    }
}
