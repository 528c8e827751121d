using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// One owner of <c>jti</c> digests. In memory; what keeps the promise over a crash is the floor: an activation that
/// finds no set left by a clean stop refuses assertions that its predecessor could have seen. The stored mark bounds the
/// clock at which the predecessor claimed, also when the clock steps back. See the ADR on replay for the arithmetic.
/// </summary>
[KeepAlive, Orleans.Placement.HashBasedPlacement, GrainType("replay-shard")]
internal sealed class ReplayShardGrain(
    [PersistentState("state")] IPersistentState<ReplayState> state,
    RevocationFollower revocations,
    ReplayMarkFactory marks,
    LocalActors local,
    LocalReplayShards inPlace,
    IOptions<ReplayOptions> options,
    TimeProvider clock
) : Grain, IReplayShardGrain, IReplayMemory, IGrainMigrationParticipant
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);
    private readonly ReplaySet _uses = new();

    /// <summary>Unix milliseconds: assertions issued at or before it may have been used on a lost activation.</summary>
    private long _floor;

    private long _latest;

    /// <summary>Whether a predecessor left no set behind, and may even be at work until its lease is over.</summary>
    private bool _isBehindFormerOwner;

    private IGrainTimer? _passing;

    private bool _isHandedOver;

    private int _shards;

    private ReplayMark? _mark;

    private ReplayMark Mark => _mark ??= marks.Create(state, Abandon);

    private ReplayOptions Options => options.Value;

    /// <summary>Unix milliseconds that never go back, so that a forgotten use stays past its end (design 5, N1.4).</summary>
    private long NowMilliseconds => _latest = Math.Max(_latest, clock.GetUtcNow().ToUnixTimeMilliseconds());

    private string ServerId => field ??= this.GetPrimaryKeyString()[..this.GetPrimaryKeyString().LastIndexOf('/')];

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        local.Add(GrainContext);
        if (!_isHandedOver)
        {
            await marks.LookAroundAsync(cancellationToken);
            Recollect();
        }

        await TakeUpAsync(cancellationToken);
    }

    private void Recollect()
    {
        var stored = state.State;
        foreach (var entry in stored.FutureDated.Concat(stored.SavedSet ?? []))
        {
            _uses.Add(entry);
        }

        _floor = stored.Floor;
        _isBehindFormerOwner = stored.ClaimsUntil != 0 && stored.SavedSet is null;
        if (_isBehindFormerOwner && !TryPassFormerOwner(NowMilliseconds, out _))
        {
            _passing = this.RegisterGrainTimer(_ => PassFormerOwnerAsync(), new(s_look, s_look));
        }
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _uses.Close();
        inPlace.Remove(this.GetPrimaryKeyString(), _uses);
        local.Remove(GrainContext);
        await (_mark?.SettleAsync(cancellationToken) ?? Task.CompletedTask);
        if (reason.ReasonCode == DeactivationReasonCode.Migrating)
        {
            return; // carried over below; where that fails, the next activation finds what a crash leaves
        }

        var isUntouched = state.State.ClaimsUntil == 0 || state.State.SavedSet is not null || _isBehindFormerOwner;
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
    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        ArgumentNullException.ThrowIfNull(dehydrationContext);
        _uses.Close();
        if (!_isBehindFormerOwner && !Mark.IsOnItsWay)
        {
            dehydrationContext.TryAddValue(nameof(ReplayHandOver), new ReplayHandOver(_uses.ToList(), _floor));
        }
    }

    /// <inheritdoc/>
    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        ArgumentNullException.ThrowIfNull(rehydrationContext);
        if (
            rehydrationContext.TryGetValue<ReplayHandOver>(nameof(ReplayHandOver), out var carried)
            && carried is not null
        )
        {
            carried.Uses.ForEach(use => _uses.Add(use));
            _floor = carried.Floor;
            _isHandedOver = true;
        }
    }

    /// <inheritdoc/>
    public async Task TakeUpAsync(CancellationToken cancellationToken = default)
    {
        _uses.Close();
        var layout = await GrainFactory.GetGrain<IReplayLayoutGrain>(ServerId).GetAsync(cancellationToken);
        _floor = Math.Max(_floor, layout.Floor);
        _shards = layout.Shards;
        foreach (var entry in layout.FutureDated)
        {
            _uses.Add(entry);
        }
    }

    /// <inheritdoc/>
    public Task<ReplayRecollection> RecallAsync(CancellationToken cancellationToken = default)
    {
        _uses.Close();
        _shards = 0; // nothing is claimed here any more until the new number is in force
        return Task.FromResult(new ReplayRecollection(state.State.ClaimsUntil, [.. state.State.FutureDated]));
    }

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

        await Mark.ExtendAsync(now);
        if (!AreEpochsCurrent(claim))
        {
            // A claim that counted already cannot be made anew on newer facts.
            return _uses.IsOf(claim.Digest, claim.Attempt)
                ? new(RejectionReason.RevocationIndexStale, TimeSpan.FromSeconds(1))
                : new(RejectionReason.JudgedStale, TimeSpan.Zero);
        }

        return await RecordAsync(claim);
    }

    private ReplayVerdict Judge(ReplayClaim claim, long now)
    {
        if (claim.Shards != _shards)
        {
            return new(RejectionReason.ReplayNotReady, TimeSpan.FromSeconds(1)); // the caller counts other shards: another owner
        }

        if (now / 1000 > claim.ExpiresAt + claim.SkewSeconds)
        {
            return new(RejectionReason.JwtExpired);
        }

        if (_uses.Contains(claim.Digest) && !_uses.IsOf(claim.Digest, claim.Attempt))
        {
            return new(RejectionReason.JwtReplayed);
        }

        if (_isBehindFormerOwner && !TryPassFormerOwner(now, out var pause))
        {
            return new(RejectionReason.ReplayNotReady, pause);
        }

        if (claim.IssuedAt * 1000 <= _floor)
        {
            // The retry needs a fresh assertion issued after the floor, in whole seconds.
            var wait = TimeSpan.FromMilliseconds(Math.Max(0, _floor - now) + 1000);
            return new(RejectionReason.ReplayNotReady, wait, IsUnknowable: true);
        }

        return _uses.Count >= Options.Capacity
            ? new(RejectionReason.ReplayNotReady, TimeSpan.FromSeconds(10))
            : default;
    }

    /// <summary>Sets the floor once no former owner can claim any more; until then nothing is judged here.</summary>
    private bool TryPassFormerOwner(long now, out TimeSpan pause)
    {
        pause = marks.FormerOwnersEndIn;
        if (pause > TimeSpan.Zero)
        {
            pause = pause < s_longestPause ? pause : s_longestPause;
            return false;
        }

        var lastClaim = Math.Max(now, state.State.ClaimsUntil);
        _floor = Math.Max(_floor, lastClaim + (long)Options.Guard.TotalMilliseconds);
        _isBehindFormerOwner = false;
        return true;
    }

    /// <summary>Runs without being asked, so that the windows of all shards begin and end together.</summary>
    private Task PassFormerOwnerAsync()
    {
        if (!_isBehindFormerOwner || TryPassFormerOwner(NowMilliseconds, out _))
        {
            _passing!.Dispose();
        }

        return Task.CompletedTask;
    }

    private bool AreEpochsCurrent(ReplayClaim claim)
    {
        Span<EntityEpoch> entities = stackalloc EntityEpoch[EntityPacking.MaximumRecords];
        return EntityPacking.TryRead(claim.JudgedOn, entities, out var count)
            && revocations.IndexOf(ServerId).IsAlive(ServerId, entities[..count]);
    }

    private async Task<ReplayVerdict> RecordAsync(ReplayClaim claim)
    {
        var entry = ReplayEntry.Of(claim, Options);
        var isNew = _uses.Add(entry);
        if (!isNew && !_uses.IsOf(claim.Digest, claim.Attempt))
        {
            return new(RejectionReason.JwtReplayed);
        }

        // Sent again, it is not known here whether its row was written.
        var isFutureDated = claim.IssuedAt * 1000 > NowMilliseconds + (long)Options.Margin.TotalMilliseconds;
        if (isFutureDated && !(isNew && await TryWriteAsync(entry)))
        {
            return new(RejectionReason.ReplayNotReady, TimeSpan.FromSeconds(1));
        }

        if (!Mark.Covers(NowMilliseconds))
        {
            return new(RejectionReason.ReplayNotReady, TimeSpan.FromSeconds(1));
        }

        Open();
        return default;
    }

    /// <summary>Until the mark has to be moved on, uses that need nothing else are recorded without a message.</summary>
    private void Open()
    {
        if (Mark.StoredUntil is { } until)
        {
            var renewAt = until - ((long)Options.MarkPeriod.TotalMilliseconds / 2);
            _uses.Open(new(until, renewAt, _floor, _shards, (long)Options.Margin.TotalMilliseconds, Options.Capacity));
            inPlace.Add(this.GetPrimaryKeyString(), _uses);
        }
    }

    /// <summary>Somebody else owns the row: what is stored has to be read again.</summary>
    private void Abandon()
    {
        _uses.Close();
        DeactivateOnIdle();
    }

    /// <summary>Stores a future-dated use before it is answered; a use whose storing failed stays recorded here.</summary>
    private async Task<bool> TryWriteAsync(ReplayEntry entry)
    {
        if (!Mark.MayWrite)
        {
            return false;
        }

        state.State.FutureDated.Add(entry);
        try
        {
            await state.WriteStateAsync();
            return true;
        }
        catch (InconsistentStateException)
        {
            Abandon();
            throw;
        }
    }
}
