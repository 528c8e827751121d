using FastCluster.Contracts.Tokens;
using FastCluster.Durability.Tests.Nodes;
using FastCluster.Grains.Tokens;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Durability.Tests.Replay;

/// <summary>Shard 0 of the node's server, by both ways.</summary>
internal sealed class LocalShard(InProcessNode node)
{
    private static string Key => $"{NodeFolder.ServerId}/0";

    public static LocalShard Of(InProcessNode node) => new(node);

    public Task<ReplayVerdict> AskAsync(ReplayClaim claim) =>
        node.Grains.GetGrain<IReplayShardGrain>(Key).ClaimAsync(claim);

    public Task TakeUpAsync() => node.Grains.GetGrain<IReplayShardGrain>(Key).TakeUpAsync();

    public bool TryClaim(ReplayClaim claim, params EntityEpoch[] judgedOn) =>
        node.Services.GetRequiredService<LocalReplayShards>().TryClaim(NodeFolder.ServerId, Key, claim, judgedOn);
}
