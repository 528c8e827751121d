using System.Diagnostics.Metrics;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Tokens;

namespace FastCluster.ResourceServer.Telemetry;

/// <summary>The library's instruments; callers name the event.</summary>
internal sealed class ResourceServerMetrics
{
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _stale;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Owns the meter.</param>
    /// <param name="revocations">Its age is published once it is known.</param>
    public ResourceServerMetrics(IMeterFactory meters, RevocationState revocations)
    {
        var meter = meters.Create(MetricNames.Meter);
        _refusals = meter.CreateCounter<long>(MetricNames.Refusals, "{request}");
        _stale = meter.CreateCounter<long>(MetricNames.StaleAcceptances, "{request}");
        meter.CreateObservableGauge(
            MetricNames.RevocationAge,
            () =>
                revocations.Age is { } age
                    ? [new Measurement<double>(age.TotalSeconds)]
                    : Array.Empty<Measurement<double>>(),
            "s"
        );
    }

    /// <summary>A request was not let in.</summary>
    public void OnRefused(TokenRefusal reason) =>
        _refusals.Add(1, new KeyValuePair<string, object?>(MetricNames.Reason, reason.ToString()));

    /// <summary>A token was let in although the knowledge of revocations is older than the bound.</summary>
    public void OnAcceptedStale() => _stale.Add(1);
}
