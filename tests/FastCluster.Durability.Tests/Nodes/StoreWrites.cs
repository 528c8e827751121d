using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Durability.Tests.Nodes;

/// <summary>Counts what the store of one node commits.</summary>
internal sealed class StoreWrites : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    public StoreWrites(InProcessNode node)
    {
        var scope = node.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Meter.Scope == scope && published.Name == "fastcluster.store.writes")
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, value));
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
