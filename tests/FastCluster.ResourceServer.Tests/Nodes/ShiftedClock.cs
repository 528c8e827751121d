namespace FastCluster.ResourceServer.Tests.Nodes;

/// <summary>The real time, which a test may shift; timers and time stamps stay real.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _shift));

    /// <summary>Shifts the time of day.</summary>
    public void Shift(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);
}
