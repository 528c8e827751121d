namespace FastCluster.LoadTests.Reports;

/// <summary>The operations that were due in one measured second.</summary>
/// <param name="Second">From 0.</param>
/// <param name="Succeeded">How many succeeded, then or later.</param>
/// <param name="Failed">How many did not.</param>
/// <param name="Latency">Null when none succeeded. To 1 %.</param>
internal sealed record SecondReport(int Second, long Succeeded, int Failed, LatencyReport? Latency);
