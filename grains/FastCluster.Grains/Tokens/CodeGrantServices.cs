using FastCluster.Grains.Clients;
using FastCluster.Grains.Revocations;

namespace FastCluster.Grains.Tokens;

/// <summary>What the grants of people work with.</summary>
/// <param name="Grains">Actors.</param>
/// <param name="Rulebook">Rules per community.</param>
/// <param name="Replay">Replay claims.</param>
/// <param name="Revocations">The node's revocation indexes.</param>
/// <param name="Owners">Durable epochs.</param>
/// <param name="Log">Messages.</param>
internal sealed record CodeGrantServices(
    IGrainFactory Grains,
    CommunityRulebook Rulebook,
    ReplayGuard Replay,
    RevocationFollower Revocations,
    EpochOwners Owners,
    ILogger<CodeGrant> Log
);
