using System.Collections.Immutable;

namespace FastCluster.Grains.Tokens;

/// <summary>What of a shard's memory outlives a change of the number of shards.</summary>
/// <param name="ClaimsUntil">Unix milliseconds until which it may have claimed; 0 when it never ran.</param>
/// <param name="FutureDated">Stored uses of assertions dated ahead of the clock.</param>
[GenerateSerializer, Immutable, Alias("fc.ReplayRecollection")]
internal readonly record struct ReplayRecollection(
    [property: Id(0)] long ClaimsUntil,
    [property: Id(1)] ImmutableArray<ReplayEntry> FutureDated
);
