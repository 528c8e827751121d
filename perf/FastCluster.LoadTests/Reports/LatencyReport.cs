namespace FastCluster.LoadTests.Reports;

/// <summary>Latencies of successful operations in milliseconds, from the time each was due.</summary>
/// <param name="P50">Median.</param>
/// <param name="P90">90th percentile.</param>
/// <param name="P99">99th percentile.</param>
/// <param name="P999">99.9th percentile.</param>
/// <param name="Max">The longest.</param>
/// <param name="Mean">Mean.</param>
internal sealed record LatencyReport(double P50, double P90, double P99, double P999, double Max, double Mean);
