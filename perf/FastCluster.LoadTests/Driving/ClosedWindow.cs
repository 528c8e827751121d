namespace FastCluster.LoadTests.Driving;

/// <summary>What callers got who ask again as soon as they are answered.</summary>
/// <param name="Achieved">Successful answers a second.</param>
/// <param name="CpuPerOperation">Microseconds of the server's processor time for each operation; null where it is not seen.</param>
/// <param name="Errors">How many operations ended otherwise, by class.</param>
internal sealed record ClosedWindow(double Achieved, double? CpuPerOperation, IReadOnlyDictionary<string, long> Errors);
