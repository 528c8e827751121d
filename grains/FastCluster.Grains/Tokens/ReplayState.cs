namespace FastCluster.Grains.Tokens;

/// <summary>What a replay shard stores: a time mark, future-dated uses, and the whole set on a clean stop.</summary>
[GenerateSerializer, Alias("fc.ReplayState")]
internal sealed class ReplayState
{
    /// <summary>Unix milliseconds until which the owner may claim; 0 when the shard never ran.</summary>
    [Id(0)]
    public long ClaimsUntil { get; set; }

    /// <summary>Uses of assertions dated ahead of the clock, written before they were accepted.</summary>
    [Id(1)]
    public List<ReplayEntry> FutureDated { get; set; } = [];

    /// <summary>The whole set, left by a clean stop; trusted once.</summary>
    [Id(2)]
    public List<ReplayEntry>? SavedSet { get; set; }

    /// <summary>
    /// Unix milliseconds: the floor that was in force when the set was saved. Assertions issued before it may have been
    /// used on an activation that was lost earlier, so the set says nothing about them. 0 when there was none.
    /// </summary>
    [Id(3)]
    public long Floor { get; set; }
}
