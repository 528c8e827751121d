namespace FastCluster.Silo.Storage;

/// <summary>What an import did.</summary>
/// <param name="Added">States that are new on disk.</param>
/// <param name="Skipped">States that existed and were left as they are.</param>
public sealed record ImportResult(long Added, long Skipped);
