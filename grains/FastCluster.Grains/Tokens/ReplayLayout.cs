using System.Collections.Immutable;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// What holds for every replay shard of an authorization server, also for one that never ran. Stored; fields are appended.
/// </summary>
[GenerateSerializer, Immutable, Alias("fc.ReplayLayout")]
internal sealed record ReplayLayout
{
    /// <summary>Number of shards in force; 0 when none was recorded yet.</summary>
    [Id(0)]
    public int Shards { get; init; }

    /// <summary>
    /// Unix milliseconds: assertions issued at or before it may have been used under another number of shards, or on the
    /// original of a restored store. 0 when neither ever was.
    /// </summary>
    [Id(1)]
    public long Floor { get; init; }

    /// <summary>Future-dated uses made under another number of shards: their <c>iat</c> may lie past the floor.</summary>
    [Id(2)]
    public ImmutableArray<ReplayEntry> FutureDated { get; init; } = [];
}
