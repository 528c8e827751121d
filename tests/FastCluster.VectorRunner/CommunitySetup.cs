using FastCluster.Udap.Communities;

namespace FastCluster.VectorRunner;

/// <summary>A community of a run.</summary>
internal sealed record CommunitySetup(
    string Uri,
    string[] Anchors,
    string[] Intermediates,
    string[] CertifierAnchors,
    CommunityPolicy Policy
);
