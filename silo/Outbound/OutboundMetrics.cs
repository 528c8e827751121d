using System.Diagnostics.Metrics;
using FastCluster.Silo.Telemetry;

namespace FastCluster.Silo.Outbound;

/// <summary>Counts what went out.</summary>
public sealed class OutboundMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _fetches;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Where meters come from.</param>
    public OutboundMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MetricNames.NodeMeter);
        _fetches = _meter.CreateCounter<long>(MetricNames.Fetches, "{fetch}", "Outbound fetches.");
    }

    /// <summary>A fetch gave a body.</summary>
    public void OnFetched() => _fetches.Add(1, new KeyValuePair<string, object?>(MetricNames.Outcome, "Fetched"));

    /// <summary>A fetch gave nothing.</summary>
    /// <param name="fault">Why.</param>
    public void OnFailed(FetchFault fault) =>
        _fetches.Add(1, new KeyValuePair<string, object?>(MetricNames.Outcome, fault.ToString()));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
