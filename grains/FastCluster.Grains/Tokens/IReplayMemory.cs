namespace FastCluster.Grains.Tokens;

/// <summary>What a shard stored while another number of shards was in force. Key: as the shard.</summary>
[Alias("fc.IReplayMemory")]
internal interface IReplayMemory : IGrainWithStringKey
{
    /// <summary>The stored mark and future-dated uses; changes nothing.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("RecallAsync")]
    Task<ReplayRecollection> RecallAsync(CancellationToken cancellationToken = default);
}
