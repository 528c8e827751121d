using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.ResourceServer.Tokens;

namespace FastCluster.ResourceServer.Tests.Nodes;

/// <summary>What one sample counts as refused, in order.</summary>
internal sealed class CountedRefusals : IDisposable
{
    private readonly ConcurrentQueue<TokenRefusal> _reasons = [];
    private readonly MeterListener _listener = new();

    public CountedRefusals(SampleHost sample)
    {
        _listener.InstrumentPublished = (one, listener) =>
        {
            if (one.Name == MetricNames.Refusals && one.Meter.Scope == sample.Meters)
            {
                listener.EnableMeasurementEvents(one);
            }
        };
        _listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) => _reasons.Enqueue(Enum.Parse<TokenRefusal>((string)tags[0].Value!))
        );
        _listener.Start();
    }

    public IEnumerable<TokenRefusal> Reasons => _reasons;

    public void Dispose() => _listener.Dispose();
}
