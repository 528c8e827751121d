using Orleans.Concurrency;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Knows under how many shards the replay memory of an authorization server was made. Key: the server. Asked by each shard
/// that is activated; changed by a node that starts, before it takes up any shard.
/// </summary>
[Alias("fc.IReplayLayoutGrain")]
internal interface IReplayLayoutGrain : IGrainWithStringKey
{
    /// <summary>What holds for every shard. Interleaves with <see cref="UseAsync"/>, which asks shards that ask back.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetAsync"), AlwaysInterleave]
    Task<ReplayLayout> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes a number of shards the one in force; durable when it returns. The same number changes nothing.</summary>
    /// <param name="shards">Shards, 1 to 4,096.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("UseAsync")]
    Task UseAsync(int shards, CancellationToken cancellationToken = default);
}
