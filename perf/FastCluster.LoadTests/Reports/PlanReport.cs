using FastCluster.LoadTests.Driving;

namespace FastCluster.LoadTests.Reports;

/// <summary>How the load was made: what two runs must share to be compared.</summary>
/// <param name="Rate">Arrivals a second.</param>
/// <param name="RampSeconds">Ramp.</param>
/// <param name="WarmUpSeconds">Full rate that is not measured.</param>
/// <param name="DurationSeconds">Measured time.</param>
/// <param name="Windows">Windows of the measured time.</param>
/// <param name="MaximumInFlight">Cap on operations without an answer.</param>
/// <param name="Clients">Registered clients that take turns.</param>
/// <param name="Algorithm"><c>ES256</c> or <c>RS256</c>.</param>
internal sealed record PlanReport(
    double Rate,
    double RampSeconds,
    double WarmUpSeconds,
    int DurationSeconds,
    int Windows,
    int MaximumInFlight,
    int Clients,
    string Algorithm
)
{
    /// <summary>Makes it of a plan.</summary>
    public static PlanReport Of(LoadPlan plan, int clients, string algorithm) =>
        new(
            plan.Rate,
            plan.Ramp.TotalSeconds,
            plan.WarmUp.TotalSeconds,
            plan.Seconds,
            plan.Windows,
            plan.MaximumInFlight,
            clients,
            algorithm
        );
}
