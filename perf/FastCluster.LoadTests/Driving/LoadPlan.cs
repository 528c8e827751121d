namespace FastCluster.LoadTests.Driving;

/// <summary>How operations arrive. Only those that are due within the measured time, which comes last, are reported.</summary>
/// <param name="Rate">Arrivals a second once the ramp is over, above 0.</param>
/// <param name="Ramp">The rate grows evenly from 0 for so long.</param>
/// <param name="WarmUp">Full rate that is not reported.</param>
/// <param name="Duration">Measured time, whole seconds.</param>
/// <param name="Windows">Into how many equal parts the measured time is cut as samples for comparisons, at most one a second.</param>
/// <param name="MaximumInFlight">While so many operations wait for answers the next waits; its latency counts on.</param>
/// <param name="Idle">How long the idle server is watched after the load; what it uses in the quietest second is subtracted. 0: nothing is.</param>
internal sealed record LoadPlan(
    double Rate,
    TimeSpan Ramp,
    TimeSpan WarmUp,
    TimeSpan Duration,
    int Windows = 5,
    int MaximumInFlight = 256,
    TimeSpan Idle = default
)
{
    /// <summary>No run has more operations than this.</summary>
    public const int MostArrivals = 10_000_000;

    /// <summary>Whether it has operations, and not too many.</summary>
    public bool IsBounded => RampArrivals + (Rate * (WarmUp + Duration).TotalSeconds) is >= 1 and <= MostArrivals;

    /// <summary>Seconds that are reported.</summary>
    public int Seconds => (int)Duration.TotalSeconds;

    /// <summary>When the measured time begins, from the first arrival on.</summary>
    public TimeSpan MeasuredFrom => Ramp + WarmUp;

    /// <summary>How many operations are ready before they are due: as many as arrive in 20 s at full rate.</summary>
    public int Ahead => (int)Math.Clamp(Math.Ceiling(Rate * 20), 1, Arrivals);

    /// <summary>How many operations arrive in all.</summary>
    public int Arrivals => (int)(RampArrivals + (Rate * (WarmUp + Duration).TotalSeconds));

    private double RampArrivals => Rate * Ramp.TotalSeconds / 2;

    /// <summary>When an operation is due, from the start on.</summary>
    /// <param name="number">From 0.</param>
    public TimeSpan DueAt(int number) =>
        number < RampArrivals
            ? Ramp * Math.Sqrt(number / RampArrivals)
            : Ramp + TimeSpan.FromSeconds((number - RampArrivals) / Rate);

    /// <summary>Start of a window, from the start of the measured time on; the number of windows gives the end.</summary>
    /// <param name="window">From 0.</param>
    public int WindowStart(int window) => window * Seconds / Windows;
}
