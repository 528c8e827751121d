namespace FastCluster.VectorRunner;

/// <summary>The folder's time for every rule; timers keep real time.</summary>
internal sealed class FrozenClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
