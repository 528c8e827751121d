using System.Runtime.InteropServices;

namespace FastCluster.ResourceServer.Servers;

/// <summary>
/// A moment on both clocks. What has passed since is the longer of two times: the monotonic clock stands still while a
/// machine sleeps, and the time of day may be set back.
/// </summary>
/// <param name="Stamp">Time stamp of the monotonic clock.</param>
/// <param name="Time">Time of day, UTC.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Moment(long Stamp, DateTimeOffset Time)
{
    /// <summary>The present moment.</summary>
    /// <param name="clock">The clock.</param>
    public static Moment Of(TimeProvider clock) => new(clock.GetTimestamp(), clock.GetUtcNow());

    /// <summary>The moment later by a time.</summary>
    /// <param name="by">The time.</param>
    /// <param name="clock">The clock.</param>
    public Moment Plus(TimeSpan by, TimeProvider clock) =>
        new(Stamp + (long)(by.TotalSeconds * clock.TimestampFrequency), Time + by);

    /// <summary>What has passed since, at least; a time of day that was set forward makes it longer, and nothing shorter.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="clock">The clock of both.</param>
    public TimeSpan Until(Moment now, TimeProvider clock)
    {
        var (elapsed, passed) = (clock.GetElapsedTime(Stamp, now.Stamp), now.Time - Time);
        return elapsed > passed ? elapsed : passed;
    }
}
