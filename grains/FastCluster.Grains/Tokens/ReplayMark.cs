using FastCluster.Contracts.Storage;
using FastCluster.Grains.Nodes;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// The stored time below which a shard claims. A successor reads it and refuses what was issued before it, so the two
/// never meet (ADR 8, ADR 12). While the store is away, and more than half of the nodes testify that this one is alive
/// and its clock is right, claims go on without it. Not thread-safe: it belongs to one actor.
/// </summary>
internal sealed class ReplayMark(
    IPersistentState<ReplayState> state,
    IOwnershipLease lease,
    ReplayOptions options,
    TimeProvider nodeClock,
    Action abandon
)
{
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);
    private Task _attempt = Task.CompletedTask;
    private long _attemptedAt;

    /// <summary>The mark that is in the store for sure; the state holds the next one already while it is written.</summary>
    private long _stored = state.State.ClaimsUntil;

    /// <summary>Whether the store did not take the last mark.</summary>
    private bool IsBridging { get; set; }

    /// <summary>Whether another write of the row may begin; none may while a mark is on its way.</summary>
    public bool MayWrite => !IsOnItsWay && !IsBridging;

    /// <summary>Whether a mark is being written that nobody waits for: the state may not be handed on as it is.</summary>
    public bool IsOnItsWay => !_attempt.IsCompleted;

    /// <summary>Waits until no mark is on its way.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SettleAsync(CancellationToken cancellationToken) => _attempt.WaitAsync(cancellationToken);

    /// <summary>Unix milliseconds up to which the store says that this shard claims; null while it does not say so.</summary>
    public long? StoredUntil => MayWrite && state.State.SavedSet is null ? _stored : null;

    /// <summary>
    /// Whether a claim at this time may be answered. Read it after the claim was recorded: a process that slept in between
    /// must not answer.
    /// </summary>
    /// <param name="now">Unix milliseconds.</param>
    public bool Covers(long now) => now <= _stored || (IsBridging && lease.IsWitnessed);

    /// <summary>
    /// Moves the mark on past half of its period; this also marks a saved set as used before the first claim.
    /// </summary>
    /// <param name="now">Unix milliseconds.</param>
    /// <exception cref="StoreUnavailableException">The store is away, and nothing bridges it.</exception>
    public async Task ExtendAsync(long now)
    {
        var period = (long)options.MarkPeriod.TotalMilliseconds;
        if (state.State.SavedSet is null && now + (period / 2) <= _stored)
        {
            return;
        }

        if (!IsBridging)
        {
            await WriteAsync(now, period);
        }
        else if (_attempt.IsCompleted && nodeClock.GetElapsedTime(_attemptedAt) > s_retry)
        {
            // Not awaited: the store may take seconds to fail. It runs in this actor's own turns, and while it does no other
            // write of the row is begun (MayWrite).
            _attempt = TryWriteAsync(now, period);
        }
    }

    private async Task TryWriteAsync(long now, long period)
    {
        try
        {
            await WriteAsync(now, period);
        }
        catch (Exception fault) when (IsAway(fault))
        {
            // still away, and nothing bridges it any more: claims are refused until an attempt succeeds
        }
    }

    /// <summary>
    /// A store that is away leaves the mark as it was, whatever became of the write: the lower mark is the safe one, and
    /// where the row did change, the next write is a conflict, after which the actor is read again.
    /// </summary>
    private async Task WriteAsync(long now, long period)
    {
        var before = state.State;
        _attemptedAt = nodeClock.GetTimestamp();
        state.State = new ReplayState
        {
            ClaimsUntil = Math.Max(before.ClaimsUntil, now + period),
            FutureDated = [.. before.FutureDated.Where(entry => entry.ForgetAt >= now / 1000)],
            Floor = before.Floor,
        };
        try
        {
            await state.WriteStateAsync();
            _stored = state.State.ClaimsUntil;
            IsBridging = false;
        }
        catch (Exception fault) when (IsAway(fault))
        {
            state.State = before;
            // A shard that never stored a mark would look like one that never ran.
            IsBridging |= before is { SavedSet: null, ClaimsUntil: not 0 } && lease.IsWitnessed;
            if (!IsBridging)
            {
                throw;
            }
        }
        catch
        {
            state.State = before;
            abandon();
            throw;
        }
    }

    /// <summary>Whether the store was away; the runtime wraps what its storage throws.</summary>
    private static bool IsAway(Exception fault) => (fault.InnerException ?? fault) is StoreUnavailableException;
}
