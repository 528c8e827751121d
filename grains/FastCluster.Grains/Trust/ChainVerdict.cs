using FastCluster.Contracts.Servers;

namespace FastCluster.Grains.Trust;

/// <summary>What is known of a JWT's signer; chain and community are there exactly when the reason is None.</summary>
/// <param name="Reason">Why it is refused, or None.</param>
/// <param name="Chain">The proven chain.</param>
/// <param name="Community">The community it was proven in.</param>
internal readonly record struct ChainVerdict(
    RejectionReason Reason,
    ProvenChain? Chain = null,
    ServedCommunity? Community = null
);
