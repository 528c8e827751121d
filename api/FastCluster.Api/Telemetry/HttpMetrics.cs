using System.Diagnostics.Metrics;
using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;

namespace FastCluster.Api.Telemetry;

/// <summary>The edge's instruments; callers name the event.</summary>
internal sealed class HttpMetrics
{
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _refreshFailures;
    private readonly Counter<long> _faults;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Owner of the meter.</param>
    public HttpMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MetricNames.Meter);
        _duration = meter.CreateHistogram<double>(MetricNames.RequestDuration, "s");
        _refusals = meter.CreateCounter<long>(MetricNames.Refusals, "{request}");
        _refreshFailures = meter.CreateCounter<long>(MetricNames.RefreshFailures, "{refresh}");
        _faults = meter.CreateCounter<long>(MetricNames.Faults, "{request}");
    }

    /// <summary>A public request was answered.</summary>
    /// <param name="kind">Which resource.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="elapsed">Time from routing to the end of the answer.</param>
    public void Answered(PublicEndpointKind kind, int status, TimeSpan elapsed) =>
        _duration.Record(
            elapsed.TotalSeconds,
            new(MetricNames.EndpointTag, kind.ToString()),
            new(MetricNames.StatusTag, status)
        );

    /// <summary>A request was refused by a rule.</summary>
    /// <param name="endpoint">Which resource.</param>
    /// <param name="reason">The rule.</param>
    public void Refused(string endpoint, RejectionReason reason) =>
        _refusals.Add(1, new(MetricNames.EndpointTag, endpoint), new(MetricNames.ReasonTag, reason.ToString()));

    /// <summary>A published document could not be refreshed.</summary>
    /// <param name="kind">Which resource.</param>
    public void RefreshFailed(PublicEndpointKind kind) =>
        _refreshFailures.Add(1, new KeyValuePair<string, object?>(MetricNames.EndpointTag, kind.ToString()));

    /// <summary>A request ended in a fault of this server.</summary>
    /// <param name="status">HTTP status.</param>
    public void Faulted(int status) => _faults.Add(1, new KeyValuePair<string, object?>(MetricNames.StatusTag, status));
}
