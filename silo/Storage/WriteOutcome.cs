namespace FastCluster.Silo.Storage;

/// <summary>How a write ended.</summary>
/// <param name="Committed">True: it is durable. False: the ETag that was expected is not the one that is stored.</param>
/// <param name="ETag">After a commit the new ETag (null after a clear); after a conflict the stored one (null when there is none).</param>
public readonly record struct WriteOutcome(bool Committed, string? ETag);
