namespace FastCluster.LoadTests.Reports;

/// <summary>What the server's processes used in the measured time.</summary>
/// <param name="CpuPerOperation">Microseconds of processor time for each operation that ended; the idle part is subtracted.</param>
/// <param name="Cores">Processor time over time, the idle part included.</param>
/// <param name="IdlePerSecond">Milliseconds a second of the idle server after the load, in its quietest second; null when it was not watched.</param>
/// <param name="Windows">Microseconds for each operation in each window: the samples of a comparison.</param>
internal sealed record ServerReport(double CpuPerOperation, double Cores, double? IdlePerSecond, double[] Windows);
