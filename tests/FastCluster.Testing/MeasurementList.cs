using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FastCluster.Testing;

/// <summary>Collects what one instrument records.</summary>
/// <typeparam name="T">Type of the measurements.</typeparam>
public sealed class MeasurementList<T> : IDisposable
    where T : struct
{
    private readonly ConcurrentQueue<T> _values = new();
    private readonly MeterListener _listener = new();

    public MeasurementList(IMeterFactory scope, string meter, string instrument)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Meter.Scope == scope && published.Meter.Name == meter && published.Name == instrument)
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<T>((_, value, _, _) => _values.Enqueue(value));
        _listener.Start();
    }

    public IReadOnlyCollection<T> Values => _values;

    public void Dispose() => _listener.Dispose();
}
