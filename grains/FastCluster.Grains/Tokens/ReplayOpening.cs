using FastCluster.Contracts.Tokens;

namespace FastCluster.Grains.Tokens;

/// <summary>Which uses a shard lets be recorded without a message to it: those that need no write and no second look.</summary>
/// <param name="Until">Unix milliseconds: the stored mark, below which the shard claims.</param>
/// <param name="RenewAt">Unix milliseconds from which the shard wants to be asked once, so that it moves its mark on.</param>
/// <param name="Floor">Unix milliseconds: what was issued up to it may have been used before.</param>
/// <param name="Shards">Number of shards in force.</param>
/// <param name="Margin">Milliseconds by which a use may be issued in the future without a row of its own.</param>
/// <param name="Capacity">Most remembered uses.</param>
internal sealed record ReplayOpening(long Until, long RenewAt, long Floor, int Shards, long Margin, int Capacity)
{
    /// <summary>Whether a use needs nothing of the shard but to be remembered.</summary>
    /// <param name="claim">The use.</param>
    /// <param name="now">Unix milliseconds.</param>
    public bool Fits(ReplayClaim claim, long now) =>
        claim.Shards == Shards
        && now <= Until
        && now / 1000 <= claim.ExpiresAt + claim.SkewSeconds
        && claim.IssuedAt * 1000 > Floor
        && claim.IssuedAt * 1000 <= now + Margin;
}
