using System.Diagnostics.Metrics;
using FastCluster.Grains.Nodes;

namespace FastCluster.Grains.StatusLists;

/// <summary>What this node issues from, and how far its reports are behind; callers name the event.</summary>
internal sealed class StatusListMetrics
{
    private readonly Meter _meter;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Owns the meter.</param>
    public StatusListMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MetricNames.StatusListMeter);
    }

    /// <summary>Publishes how many lists are not closed yet.</summary>
    /// <param name="lists">Reads it now.</param>
    public void ObserveOpen(Func<int> lists) =>
        _meter.CreateObservableGauge(MetricNames.StatusListsOpen, lists, "{list}");

    /// <summary>Publishes how many tokens wait to be reported.</summary>
    /// <param name="tokens">Reads it now.</param>
    public void ObserveWaiting(Func<int> tokens) =>
        _meter.CreateObservableGauge(MetricNames.StatusListTokensWaiting, tokens, "{token}");

    /// <summary>Publishes how long ago all reports were last acknowledged.</summary>
    /// <param name="age">Reads it now; null before the first.</param>
    public void ObserveAge(Func<TimeSpan?> age) =>
        _meter.CreateObservableGauge(
            MetricNames.StatusListReportAge,
            () =>
                age() is { } known ? [new Measurement<double>(known.TotalSeconds)] : Array.Empty<Measurement<double>>(),
            "s"
        );
}
