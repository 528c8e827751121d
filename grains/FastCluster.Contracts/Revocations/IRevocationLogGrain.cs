using Orleans.Concurrency;

namespace FastCluster.Contracts.Revocations;

/// <summary>
/// One shard of an authorization server's revocation log: owner of the epochs of the entities that hash to it. Epochs
/// start at 0 and never fall. Always alive. Key: <c>server/shard number</c>.
/// </summary>
[Alias("fc.IRevocationLogGrain")]
public interface IRevocationLogGrain : IGrainWithStringKey
{
    /// <summary>Appends one change; durable before it answers, with a constant number of storage writes.</summary>
    /// <param name="entry">The change; position, time and minimum epoch are filled in here.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>The entry as stored.</returns>
    [Alias("AppendAsync")]
    Task<RevocationEntry> AppendAsync(RevocationEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Entries after a position; interleaves with everything.</summary>
    /// <param name="position">Last position the reader holds, 0 for none.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ReadAfterAsync"), AlwaysInterleave]
    Task<RevocationPage> ReadAfterAsync(long position, CancellationToken cancellationToken = default);

    /// <summary>Durable epochs of entities of this shard, for what outlives the log; waits for an append on its way.</summary>
    /// <param name="subjects">The entities, at most 64.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>An epoch for each, in the same order.</returns>
    [Alias("GetEpochsAsync")]
    Task<uint[]> GetEpochsAsync(RevocationSubject[] subjects, CancellationToken cancellationToken = default);
}
