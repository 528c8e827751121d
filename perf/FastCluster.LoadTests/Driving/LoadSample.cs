namespace FastCluster.LoadTests.Driving;

/// <summary>State of a run at a moment.</summary>
/// <param name="At">From the start on.</param>
/// <param name="Ended">Ended operations.</param>
/// <param name="Succeeded">Of them the successful ones.</param>
/// <param name="Server">Processor time of the server so far; null where it is not seen.</param>
/// <param name="Generator">Processor time of this process so far.</param>
internal sealed record LoadSample(TimeSpan At, long Ended, long Succeeded, TimeSpan? Server, TimeSpan Generator);
