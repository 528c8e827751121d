using FastCluster.Contracts.Tokens;
using FastCluster.Durability.Tests.Nodes;

namespace FastCluster.Durability.Tests.Replay;

/// <summary>Every claim is a message to the actor, as from another node.</summary>
public sealed class ReplayShardByMessageTests : ReplayShardTests
{
    private protected override Task<ReplayVerdict> AskAsync(InProcessNode node, ReplayClaim claim) =>
        LocalShard.Of(node).AskAsync(claim);
}
