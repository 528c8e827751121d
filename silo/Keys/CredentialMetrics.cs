using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FastCluster.Silo.Telemetry;

namespace FastCluster.Silo.Keys;

/// <summary>Tells when each certificate of the server expires.</summary>
public sealed class CredentialMetrics : IDisposable
{
    private readonly ConcurrentDictionary<CredentialName, DateTimeOffset> _ends = new();
    private readonly Meter _meter;

    /// <summary>Makes the instrument.</summary>
    /// <param name="meters">Where meters come from.</param>
    public CredentialMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MetricNames.NodeMeter);
        _meter.CreateObservableGauge(MetricNames.ServerCertificateEnd, Measure, "s", "Unix time of expiry.");
    }

    /// <summary>Notes the end of a certificate; null: there is none in use.</summary>
    /// <param name="name">The certificate.</param>
    /// <param name="notAfter">Its end.</param>
    public void Report(CredentialName name, DateTimeOffset? notAfter) =>
        _ends[name] = notAfter ?? DateTimeOffset.UnixEpoch;

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Measure() =>
        _ends.Select(entry => new Measurement<long>(
            entry.Value.ToUnixTimeSeconds(),
            new KeyValuePair<string, object?>(MetricNames.FhirBase, entry.Key.FhirBase),
            new KeyValuePair<string, object?>(MetricNames.Community, entry.Key.Community)
        ));
}
