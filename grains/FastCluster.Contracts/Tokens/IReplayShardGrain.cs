namespace FastCluster.Contracts.Tokens;

/// <summary>
/// Owns the unexpired <c>jti</c> digests of one shard of an authorization server. Always alive; one atomic call both
/// judges and records. Key: <c>server/shard number</c>.
/// </summary>
[Alias("fc.IReplayShardGrain")]
public interface IReplayShardGrain : IGrainWithStringKey
{
    /// <summary>Records a use, or refuses it without recording. The same claim sent again is answered as it was the first time.</summary>
    /// <param name="claim">The claim, made after every other check passed (JWT-16).</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ClaimAsync"), Repeatable]
    Task<ReplayVerdict> ClaimAsync(ReplayClaim claim, CancellationToken cancellationToken = default);

    /// <summary>
    /// Activates the shard, so that its refusal window after a crash begins now, and lets it heed a change of the number of
    /// shards. Stores nothing.
    /// </summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("TakeUpAsync"), Repeatable]
    Task TakeUpAsync(CancellationToken cancellationToken = default);
}
