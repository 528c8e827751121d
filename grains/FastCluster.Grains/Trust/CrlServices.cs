using FastCluster.Contracts.Decisions;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Revocations;

namespace FastCluster.Grains.Trust;

/// <summary>What a distribution point's actor works with.</summary>
/// <param name="Fetcher">Brings CRLs.</param>
/// <param name="Revocations">Tells the nodes.</param>
/// <param name="Decisions">Records what was accepted and refused.</param>
internal sealed record CrlServices(ICrlFetcher Fetcher, RevocationLog Revocations, IDecisionSink Decisions);
