using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Clients;
using FastCluster.Grains.Revocations;

namespace FastCluster.Grains.Tokens;

/// <summary>What the token story works with.</summary>
/// <param name="Servers">Configured servers.</param>
/// <param name="Rulebook">Rules per community.</param>
/// <param name="Replay">Replay claims.</param>
/// <param name="Revocations">The node's revocation indexes.</param>
/// <param name="IdTokens">Signs ID tokens.</param>
/// <param name="Decisions">Decision stream.</param>
internal sealed record TokenIssuerServices(
    IAuthorizationServerDirectory Servers,
    CommunityRulebook Rulebook,
    ReplayGuard Replay,
    RevocationFollower Revocations,
    IdTokenMinter IdTokens,
    IDecisionSink Decisions
);
