using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// One owner of <c>jti</c> digests. In memory; what keeps the promise over a crash is the floor: an activation that
/// finds no set left by a clean stop refuses assertions that its predecessor could have seen. The stored mark bounds the
/// clock at which the predecessor claimed, also when the clock steps back. See the ADR on replay for the arithmetic.
/// </summary>
[KeepAlive, GrainType("replay-shard")]
internal sealed class ReplayShardGrain(
    [PersistentState("state")] IPersistentState<ReplayState> state,
    RevocationFollower revocations,
    IOptions<ReplayOptions> options,
    TimeProvider clock
) : Grain, IReplayShardGrain
{
    private readonly ReplaySet _uses = new();

    /// <summary>Unix milliseconds: assertions issued at or before it may have been used on a lost activation.</summary>
    private long _floor;

    private ReplayOptions Options => options.Value;

    private long NowMilliseconds => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private string ServerId => this.GetPrimaryKeyString()[..this.GetPrimaryKeyString().LastIndexOf('/')];

    private long GuardMilliseconds => (long)(Options.Margin + (2 * Options.ClockBound)).TotalMilliseconds;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var stored = state.State;
        foreach (var entry in stored.FutureDated.Concat(stored.SavedSet ?? []))
        {
            _uses.Add(entry);
        }

        var isTrusted = stored.ClaimsUntil == 0 || stored.SavedSet is not null;
        _floor = isTrusted ? stored.Floor : Math.Max(NowMilliseconds, stored.ClaimsUntil) + GuardMilliseconds;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        var isUntouched = state.State.ClaimsUntil == 0 || state.State.SavedSet is not null;
        if (isUntouched || reason.ReasonCode == DeactivationReasonCode.ActivationFailed)
        {
            // Nothing was claimed: the next activation must find what this one found.
            return;
        }

        state.State.SavedSet = _uses.ToList();
        state.State.Floor = _floor;
        await state.WriteStateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task TakeUpAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<ReplayVerdict> ClaimAsync(ReplayClaim claim, CancellationToken cancellationToken = default)
    {
        var now = NowMilliseconds;
        _uses.Forget(now / 1000);
        var verdict = Judge(claim, now);
        if (verdict.Reason != RejectionReason.None)
        {
            return verdict;
        }

        if (!await revocations.EnsureCurrentAsync(ServerId, cancellationToken))
        {
            return new(RejectionReason.RevocationIndexStale, TimeSpan.FromSeconds(1));
        }

        await ExtendMarkAsync(now);
        if (!AreEpochsCurrent(claim))
        {
            return new(RejectionReason.JudgedStale, TimeSpan.Zero);
        }

        return await RecordAsync(claim);
    }

    private ReplayVerdict Judge(ReplayClaim claim, long now)
    {
        if (now / 1000 > claim.ExpiresAt + claim.SkewSeconds)
        {
            return new(RejectionReason.JwtExpired);
        }

        if (_uses.Contains(claim.Digest))
        {
            return new(RejectionReason.JwtReplayed);
        }

        if (claim.IssuedAt * 1000 <= _floor)
        {
            // The retry needs a fresh assertion issued after the floor, in whole seconds.
            var wait = TimeSpan.FromMilliseconds(Math.Max(0, _floor - now) + 1000);
            return new(RejectionReason.ReplayNotReady, wait);
        }

        return _uses.Count >= Options.Capacity
            ? new(RejectionReason.ReplayNotReady, TimeSpan.FromSeconds(10))
            : default;
    }

    /// <summary>
    /// Claims are made only while the clock is below the stored mark. Past half of the period the mark moves on; this
    /// also marks a saved set as used before the first claim.
    /// </summary>
    private async Task ExtendMarkAsync(long now)
    {
        var period = (long)Options.MarkPeriod.TotalMilliseconds;
        if (state.State.SavedSet is null && now + (period / 2) <= state.State.ClaimsUntil)
        {
            return;
        }

        state.State.SavedSet = null;
        state.State.ClaimsUntil = Math.Max(state.State.ClaimsUntil, now + period);
        state.State.FutureDated.RemoveAll(entry => entry.ForgetAt < now / 1000);
        await WriteAsync();
    }

    private bool AreEpochsCurrent(ReplayClaim claim)
    {
        var index = revocations.IndexOf(ServerId);
        return EntityPacking.TryRead(claim.JudgedOn, out var entities) && index.IsAlive(ServerId, entities);
    }

    private async Task<ReplayVerdict> RecordAsync(ReplayClaim claim)
    {
        var forgetAt = claim.ExpiresAt + claim.SkewSeconds + (long)Math.Ceiling(2 * Options.ClockBound.TotalSeconds);
        var entry = new ReplayEntry(claim.Digest, forgetAt);
        if (!_uses.Add(entry))
        {
            return new(RejectionReason.JwtReplayed);
        }

        var isFutureDated = claim.IssuedAt * 1000 > NowMilliseconds + (long)Options.Margin.TotalMilliseconds;
        if (isFutureDated)
        {
            state.State.FutureDated.Add(entry);
            await WriteAsync();
        }

        // Judged, recorded, and only then the mark: a process that slept in between must not answer.
        return NowMilliseconds <= state.State.ClaimsUntil
            ? default
            : new(RejectionReason.ReplayNotReady, TimeSpan.FromSeconds(1));
    }

    private async Task WriteAsync()
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // Whether the mark is stored is not known: the next activation starts behind the floor.
            DeactivateOnIdle();
            throw;
        }
    }
}
