using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Tokens;

/// <summary>Claims the one use of a JWT at the shard that owns its <c>jti</c>; always the last check (JWT-16).</summary>
internal sealed class ReplayGuard(IGrainFactory grains, LocalReplayShards local, IOptions<ReplayOptions> options)
{
    private static readonly Task<ReplayVerdict> s_accepted = Task.FromResult(default(ReplayVerdict));
    private readonly ActorReferences<IReplayShardGrain> _shards = new(grains);
    private ulong _attempt = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Claims one use of a JWT. Once sent, a claim is waited for, so that nobody has to ask whether it was recorded.</summary>
    /// <param name="scope">Server, community and kind of the JWT (JWT-15).</param>
    /// <param name="claims">Its claims.</param>
    /// <param name="skew">Clock skew it was judged with.</param>
    /// <param name="judgedOn">Epochs it was judged on.</param>
    public Task<ReplayVerdict> ClaimAsync(
        ReplayScope scope,
        StandardClaims claims,
        TimeSpan skew,
        ImmutableArray<EntityEpoch> judgedOn
    )
    {
        ArgumentNullException.ThrowIfNull(claims);
        var use = new ReplayUse(claims.Issuer, claims.JwtId, claims.IssuedAt, claims.ExpiresAt);
        return ClaimAsync(scope, use, (int)skew.TotalSeconds, judgedOn.AsSpan());
    }

    /// <summary>Claims one use of something that this server made itself.</summary>
    /// <param name="scope">Server, community and kind.</param>
    /// <param name="use">What counts once.</param>
    public Task<ReplayVerdict> ClaimAsync(ReplayScope scope, ReplayUse use) =>
        ClaimAsync(scope, use, skewSeconds: 0, judgedOn: []);

    private Task<ReplayVerdict> ClaimAsync(
        ReplayScope scope,
        ReplayUse use,
        int skewSeconds,
        ReadOnlySpan<EntityEpoch> judgedOn
    )
    {
        var digest = StableDigest.Of("replay", scope.ServerId, scope.Community, scope.Kind, use.Owner, use.Id);
        var shard = (int)(uint)(digest % (uint)options.Value.Shards);
        var claim = new ReplayClaim(
            digest,
            use.IssuedAt,
            use.ExpiresAt,
            skewSeconds,
            [],
            options.Value.Shards,
            Interlocked.Increment(ref _attempt)
        );
        var key = RevocationShards.KeyOf(scope.ServerId, shard);
        return local.TryClaim(scope.ServerId, key, claim, judgedOn)
            ? s_accepted
            : _shards.Get(key).ClaimAsync(claim with { JudgedOn = Pack(judgedOn) });
    }

    private static byte[] Pack(ReadOnlySpan<EntityEpoch> judgedOn)
    {
        var packed = new byte[EntityPacking.GetLength(judgedOn.Length)];
        EntityPacking.Write(judgedOn, packed);
        return packed;
    }
}
