using FastCluster.Contracts.Tokens;

namespace FastCluster.Grains.Tokens;

/// <summary>One recorded use.</summary>
/// <param name="Digest">Digest of the claim.</param>
/// <param name="ForgetAt">Unix seconds after which the <c>jti</c> is free again (JWT-14).</param>
/// <param name="Attempt">The claim that recorded it; 0 in rows of earlier versions.</param>
[GenerateSerializer, Immutable, Alias("fc.ReplayEntry")]
internal readonly record struct ReplayEntry(
    [property: Id(0)] UInt128 Digest,
    [property: Id(1)] long ForgetAt,
    [property: Id(2)] ulong Attempt = 0
)
{
    /// <summary>The entry of a claim: remembered until no node's clock lets its JWT pass any more.</summary>
    public static ReplayEntry Of(in ReplayClaim claim, ReplayOptions options) =>
        new(
            claim.Digest,
            claim.ExpiresAt + claim.SkewSeconds + (long)Math.Ceiling(2 * options.ClockBound.TotalSeconds),
            claim.Attempt
        );
}
