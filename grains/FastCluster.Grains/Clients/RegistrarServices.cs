using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.Tokens;
using FastCluster.Grains.Trust;

namespace FastCluster.Grains.Clients;

/// <summary>What the registration story works with.</summary>
/// <param name="Servers">Configured servers.</param>
/// <param name="Chains">Judges who signed.</param>
/// <param name="Rulebook">Rules per community.</param>
/// <param name="Replay">Replay claims.</param>
/// <param name="Revocations">The node's revocation indexes.</param>
/// <param name="Decisions">Decision stream.</param>
internal sealed record RegistrarServices(
    IAuthorizationServerDirectory Servers,
    ChainJudge Chains,
    CommunityRulebook Rulebook,
    ReplayGuard Replay,
    RevocationFollower Revocations,
    IDecisionSink Decisions
);
