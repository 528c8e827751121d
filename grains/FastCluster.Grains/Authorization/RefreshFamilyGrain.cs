using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Authorization;

/// <summary>
/// Orders the uses of one family's refresh tokens. A rotation is one write; a reuse writes the end of the family, then raises
/// its epoch, so that the access tokens die too. What else the family dies with is read from the node's index where that
/// remembers back to the last use, and from the owners of the epochs where it does not.
/// </summary>
[GrainType("refresh-family")]
internal sealed class RefreshFamilyGrain(
    [PersistentState("state")] IPersistentState<RefreshFamilyState> state,
    RevocationLog log,
    RevocationFollower revocations,
    EpochOwners owners,
    IOptions<RevocationOptions> options,
    TimeProvider clock
) : Grain, IRefreshFamilyGrain
{
    /// <summary>Clocks of nodes may differ by so much; the index is believed for so much less.</summary>
    private static readonly TimeSpan s_clockMargin = TimeSpan.FromMinutes(2);

    private string Key => this.GetPrimaryKeyString();

    private string ServerId => ActorKeys.ServerOf(Key);

    private RefreshFamilyState Row => state.State;

    private long NowMilliseconds => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => log.SettleAsync(ServerId, Row.Owed);

    /// <inheritdoc/>
    public Task<RefreshFamily?> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(Row.Family);

    /// <inheritdoc/>
    public async Task<int> BeginAsync(RefreshFamily family, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(family);
        if (!state.RecordExists)
        {
            await SaveAsync(
                new RefreshFamilyState
                {
                    Family = family,
                    Number = 1,
                    RotatedAt = NowMilliseconds,
                }
            );
        }

        return Math.Max(1, Row.Number);
    }

    /// <inheritdoc/>
    public async Task<RefreshVerdict> RotateAsync(RefreshUse use, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(use);
        if (Row.Family is not { } family)
        {
            return new(state.RecordExists ? RejectionReason.RefreshFamilyDead : RejectionReason.RefreshTokenInvalid);
        }

        if (Row.IsEnded)
        {
            return new(RejectionReason.RefreshFamilyDead);
        }

        if (IsPastItsLife(family, use))
        {
            return await ForgetAsync(RejectionReason.RefreshTokenExpired);
        }

        if (!await revocations.EnsureCurrentAsync(ServerId, cancellationToken))
        {
            return new(RejectionReason.RevocationIndexStale, RetryAfter: TimeSpan.FromSeconds(1));
        }

        return await IsAliveAsync(family)
            ? await AdvanceAsync(use)
            : await ForgetAsync(RejectionReason.RefreshFamilyDead);
    }

    /// <inheritdoc/>
    public async Task EndAsync(CancellationToken cancellationToken = default)
    {
        if (Row.IsEnded)
        {
            return;
        }

        ActorKeys.TryRead(ActorKeys.RestOf(Key), out var family);
        await SaveAsync(Row with { IsEnded = true, Owed = [RevocationLog.Raise(new(EntityKind.Family, family))] });
        await log.SettleAsync(ServerId, Row.Owed, DeactivateOnIdle);
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(CancellationToken cancellationToken = default)
    {
        if (state.RecordExists)
        {
            await state.ClearStateAsync(cancellationToken);
            DeactivateOnIdle();
        }
    }

    private async Task<RefreshVerdict> AdvanceAsync(RefreshUse use)
    {
        var newest = Row.Number;
        if (use.Number == newest)
        {
            await SaveAsync(Row with { Number = newest + 1, RotatedAt = NowMilliseconds });
            return new(RejectionReason.None, newest + 1);
        }

        if (use.Number == newest - 1 && NowMilliseconds - Row.RotatedAt <= use.GraceSeconds * 1000L)
        {
            return new(RejectionReason.None, newest);
        }

        if (use.Number > newest)
        {
            // Sealed by us and not stored: the store was set back. Nobody can say which uses were lost with it.
            await EndAsync();
            return new(RejectionReason.RefreshFamilyDead);
        }

        await EndAsync();
        return new(RejectionReason.RefreshTokenReused);
    }

    private bool IsPastItsLife(RefreshFamily family, RefreshUse use) =>
        NowMilliseconds >= (family.BeganAt + use.LifeSeconds) * 1000
        || NowMilliseconds >= Row.RotatedAt + (use.IdleSeconds * 1000);

    private async Task<bool> IsAliveAsync(RefreshFamily family)
    {
        if (!EntityPacking.TryRead(family.Entities, out var entities))
        {
            return false;
        }

        if (!revocations.IndexOf(ServerId).IsAlive(ServerId, entities.AsSpan()))
        {
            return false;
        }

        var unused = TimeSpan.FromMilliseconds(NowMilliseconds - Row.RotatedAt);
        return unused < options.Value.Horizon - s_clockMargin || await owners.AreCurrentAsync(ServerId, entities);
    }

    private async Task<RefreshVerdict> ForgetAsync(RejectionReason reason)
    {
        await ForgetAsync();
        return new(reason);
    }

    private async Task SaveAsync(RefreshFamilyState changed)
    {
        var before = state.State;
        state.State = changed;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
