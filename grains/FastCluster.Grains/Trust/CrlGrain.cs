using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Trust;
using FastCluster.Grains.Revocations;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Trust;

/// <summary>
/// Fetches the CRL of one distribution point ahead of need, and keeps the newest accepted one. A request that meets an
/// unknown CRL only makes it known here; the fetch runs on this actor's timer, so no request waits for a socket.
/// </summary>
[KeepAlive, GrainType("crl")]
internal sealed class CrlGrain(
    [PersistentState("state")] IPersistentState<CrlState> state,
    CrlServices services,
    IOptions<TrustOptions> options,
    TimeProvider clock
) : Grain, ICrlGrain
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(10);
    private IGrainTimer? _timer;

    private string ServerId => ActorKeys.ServerOf(this.GetPrimaryKeyString());

    private string Url => ActorKeys.RestOf(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _timer = this.RegisterGrainTimer(
            OnTimerAsync,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true }
        );
        if (state.State.Issuer is not null)
        {
            _timer.Change(s_soon, Timeout.InfiniteTimeSpan);
        }

        await services.Revocations.SettleAsync(ServerId, state.State.Owed);
    }

    /// <inheritdoc/>
    public Task<AcceptedCrl?> GetAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(state.State.Accepted);

    /// <inheritdoc/>
    public async Task WatchAsync(byte[] issuer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        if (state.State.Issuer is null)
        {
            state.State.Issuer = issuer;
            await state.WriteStateAsync(cancellationToken);
        }

        if (state.State.Accepted is not null)
        {
            return;
        }

        if (services.Fetcher.IsLocal(Url))
        {
            await RefreshAsync(cancellationToken);
        }
        else
        {
            _timer!.Change(s_soon, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public async Task<RejectionReason> RefreshAsync(CancellationToken cancellationToken = default)
    {
        if (state.State.Issuer is not { } issuer)
        {
            return RejectionReason.RevocationPending;
        }

        var reason = await FetchAsync(issuer, cancellationToken);
        _timer!.Change(DelayUntilNext(reason), Timeout.InfiniteTimeSpan);
        return reason;
    }

    private async Task<RejectionReason> FetchAsync(byte[] issuer, CancellationToken cancellationToken)
    {
        if (await services.Fetcher.FetchAsync(Url, cancellationToken) is not { } der)
        {
            return RejectionReason.RevocationPending;
        }

        if (state.State.Accepted?.Der.AsSpan().SequenceEqual(der) == true)
        {
            return RejectionReason.None;
        }

        var reason = CrlAcceptance.Judge(der, issuer, state.State.Accepted?.Der, clock.GetUtcNow());
        services.Decisions.Record(
            new Decision
            {
                Kind = DecisionKind.Crl,
                Reason = reason,
                AuthorizationServer = ServerId,
                Entity = Url,
            }
        );
        if (reason == RejectionReason.None)
        {
            await AcceptAsync(der, issuer);
        }

        return reason;
    }

    /// <summary>Durable first, then told to every node: a node counts as current only when it holds the new set.</summary>
    private async Task AcceptAsync(byte[] der, byte[] issuer)
    {
        var before = state.State;
        state.State = new CrlState
        {
            Issuer = issuer,
            Accepted = new AcceptedCrl(Url, der, issuer, clock.GetUtcNow().ToUnixTimeSeconds()),
            Owed = [RevocationLog.Tell(RevocationChange.CrlAccepted, Url)],
        };
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

        await services.Revocations.SettleAsync(ServerId, state.State.Owed, DeactivateOnIdle);
    }

    private Task OnTimerAsync(CancellationToken cancellationToken) => RefreshAsync(cancellationToken);

    private TimeSpan DelayUntilNext(RejectionReason reason)
    {
        var period = options.Value.CrlRefreshPeriod;
        return reason == RejectionReason.None || period < s_retry ? period : s_retry;
    }
}
