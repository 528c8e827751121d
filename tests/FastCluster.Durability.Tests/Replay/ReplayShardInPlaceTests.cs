using FastCluster.Contracts.Tokens;
using FastCluster.Durability.Tests.Nodes;

namespace FastCluster.Durability.Tests.Replay;

/// <summary>Claims are recorded in place where the shard lets them, as on its own node.</summary>
public sealed class ReplayShardInPlaceTests : ReplayShardTests
{
    private protected override Task<ReplayVerdict> AskAsync(InProcessNode node, ReplayClaim claim) =>
        LocalShard.Of(node).TryClaim(claim)
            ? Task.FromResult(default(ReplayVerdict))
            : LocalShard.Of(node).AskAsync(claim);
}
