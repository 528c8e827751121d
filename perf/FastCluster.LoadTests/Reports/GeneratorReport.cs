namespace FastCluster.LoadTests.Reports;

/// <summary>What the load generator used; where it was late or busy, latencies are its own.</summary>
/// <param name="Cores">Processor time of this process over time.</param>
/// <param name="LatenessP50">Milliseconds from due to sent, median. It is part of every latency.</param>
/// <param name="LatenessP99">The same, 99th percentile.</param>
internal sealed record GeneratorReport(double Cores, double LatenessP50, double LatenessP99);
