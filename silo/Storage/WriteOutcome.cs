namespace FastCluster.Silo.Storage;

/// <summary>How a write ended.</summary>
/// <param name="Committed">True: it is on disk. False: the version that was expected is not the one that is stored.</param>
/// <param name="Version">After a commit the new version (0 after a clear); after a conflict the stored one (0 when there is none).</param>
public readonly record struct WriteOutcome(bool Committed, long Version);
