using System.Collections.Immutable;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Revocations;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Notices that the number of shards changed, which gives a <c>jti</c> an owner that does not remember it. As after a
/// crash, everything issued until now is then refused for good; one durable write, made before any shard of the new
/// number claims, holds for all of them. See the ADR on the number of shards. The same floor answers for a store that was
/// marked as restored (<see cref="RestoredMark"/>): also for shards that never ran before the copy was made, and for sets
/// that a clean stop left in it.
/// </summary>
[GrainType(TypeName)]
internal sealed class ReplayLayoutGrain(
    [PersistentState("state")] IPersistentState<ReplayLayout> state,
    [PersistentState(RestoredMark.StateName)] IPersistentState<RestoredMark> restored,
    IAuthorizationServerDirectory servers,
    IOptions<ReplayOptions> options,
    TimeProvider clock
) : Grain, IReplayLayoutGrain
{
    /// <summary>The default of the versions that recorded no number; a store of theirs is taken for it.</summary>
    private const int UnrecordedShards = 16;

    /// <summary>Name of this kind of actor in the store; never changed.</summary>
    public const string TypeName = "replay-layout";

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (restored.RecordExists)
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            // Future-dated uses of the lost store are unknown here, so the floor lies past the newest iat it accepted.
            var skew = servers.Get(this.GetPrimaryKeyString()).Communities.Max(one => one.Policy.ClockSkew);
            var floor = now + (long)(skew + options.Value.Guard).TotalMilliseconds;
            state.State = state.State with { Floor = Math.Max(state.State.Floor, floor) };
            await state.WriteStateAsync(cancellationToken);
            await restored.ClearStateAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<ReplayLayout> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(state.State);

    /// <inheritdoc/>
    public async Task UseAsync(int shards, CancellationToken cancellationToken = default)
    {
        var layout = state.State;
        if (layout.Shards == shards)
        {
            return;
        }

        var previous = layout.Shards == 0 ? UnrecordedShards : layout.Shards;
        var kept = previous == shards ? layout : await LeaveAsync(previous, cancellationToken);
        state.State = kept with { Shards = shards };
        await state.WriteStateAsync(cancellationToken);
    }

    /// <summary>The layout with a floor over everything that the shards of another number claimed.</summary>
    private async Task<ReplayLayout> LeaveAsync(int shards, CancellationToken cancellationToken)
    {
        var memories = await Task.WhenAll(
            Enumerable
                .Range(0, shards)
                .Select(shard => RevocationShards.KeyOf(this.GetPrimaryKeyString(), shard))
                .Select(key => GrainFactory.GetGrain<IReplayMemory>(key).RecallAsync(cancellationToken))
        );
        var layout = state.State;
        var claimedUntil = memories.Max(memory => memory.ClaimsUntil);
        if (claimedUntil == 0)
        {
            return layout; // no shard ever claimed: a new store, whatever the number
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var floor = Math.Max(now, claimedUntil) + (long)options.Value.Guard.TotalMilliseconds;
        return layout with
        {
            Floor = Math.Max(layout.Floor, floor),
            FutureDated = layout
                .FutureDated.Concat(memories.SelectMany(memory => memory.FutureDated))
                .Where(entry => entry.ForgetAt >= now / 1000)
                .ToImmutableArray(),
        };
    }
}
