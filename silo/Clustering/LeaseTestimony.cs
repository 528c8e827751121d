namespace FastCluster.Silo.Clustering;

/// <summary>What one node says of another.</summary>
/// <param name="KnowsAlive">Whether its view holds the node, and not as dead. It will never say so again after a death.</param>
/// <param name="ViewVersion">Version of its view of the cluster.</param>
/// <param name="UnixMilliseconds">Its clock.</param>
[GenerateSerializer, Immutable, Alias("fc.LeaseTestimony")]
public readonly record struct LeaseTestimony(
    [property: Id(0)] bool KnowsAlive,
    [property: Id(1)] long ViewVersion,
    [property: Id(2)] long UnixMilliseconds
);
