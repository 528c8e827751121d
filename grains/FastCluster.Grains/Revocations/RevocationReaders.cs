using FastCluster.Grains.Trust;

namespace FastCluster.Grains.Revocations;

/// <summary>What a node reads again when an entry says so.</summary>
/// <param name="Crls">CRL sets of the node.</param>
/// <param name="Trust">Trust snapshots of the node.</param>
internal sealed record RevocationReaders(CrlRegistry Crls, TrustDirectory Trust);
