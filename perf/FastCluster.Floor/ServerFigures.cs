using System.Diagnostics.Metrics;
using System.Globalization;

namespace FastCluster.Floor;

/// <summary>The side of the server: answers each line of its input, a name of <see cref="ServerFigure"/>, with a number.</summary>
internal sealed class ServerFigures : IDisposable
{
    private const string StoreWrites = "fastcluster.store.writes";
    private readonly MeterListener _listener = new();
    private long _writes;

    /// <summary>Begins to count.</summary>
    public ServerFigures()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == StoreWrites)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _writes, count));
        _listener.Start();
    }

    /// <summary>Answers until the input ends.</summary>
    public async Task TellAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            Console.WriteLine(Read(Enum.Parse<ServerFigure>(line)).ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Dispose() => _listener.Dispose();

    private long Read(ServerFigure figure) =>
        figure switch
        {
            ServerFigure.Allocated => GC.GetTotalAllocatedBytes(),
            ServerFigure.Live => GC.GetTotalMemory(forceFullCollection: true),
            ServerFigure.StoreWrites => Interlocked.Read(ref _writes),
            _ => throw new InvalidOperationException($"Unknown figure {figure}."),
        };
}
