using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Trust;
using FastCluster.Grains.Revocations;

namespace FastCluster.Grains.Trust;

/// <summary>
/// One trust community: what the declaration says of it and whether it is enabled. Anchors are actors of their own; the
/// community tells each that it joins or leaves.
/// </summary>
[GrainType("trust-community")]
internal sealed class TrustCommunityGrain(
    [PersistentState("state")] IPersistentState<CommunityState> state,
    RevocationLog revocations
) : Grain, ITrustCommunityGrain
{
    private string ServerId => ActorKeys.ServerOf(this.GetPrimaryKeyString());

    private string Uri => ActorKeys.RestOf(this.GetPrimaryKeyString());

    private bool IsEnabled => state.State is { Declared: not null, IsRetired: false, IsDisabled: false };

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        revocations.SettleAsync(ServerId, state.State.Owed);

    /// <inheritdoc/>
    public async Task ApplyAsync(
        long version,
        DeclaredCommunity? declared,
        CancellationToken cancellationToken = default
    )
    {
        if (version <= state.State.DeclaredVersion)
        {
            return;
        }

        var left = Thumbprints(state.State.Declared).Except(Thumbprints(declared), StringComparer.Ordinal).ToList();
        foreach (var anchor in declared?.Anchors ?? [])
        {
            await Anchor(ActorKeys.ThumbprintOf(anchor)).JoinAsync(anchor, Uri, cancellationToken);
        }

        foreach (var thumbprint in left)
        {
            await Anchor(thumbprint).LeaveAsync(Uri, cancellationToken);
        }

        await ChangeAsync(changed =>
        {
            changed.Declared = declared ?? changed.Declared;
            changed.DeclaredVersion = version;
            changed.IsRetired = declared is null;
        });
    }

    /// <inheritdoc/>
    public async Task<bool> SetEnabledAsync(bool isEnabled, CancellationToken cancellationToken = default)
    {
        if (state.State.Declared is null)
        {
            return false;
        }

        if (state.State.IsDisabled == isEnabled)
        {
            await ChangeAsync(changed => changed.IsDisabled = !isEnabled);
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task<CommunitySnapshot?> GetAsync(CancellationToken cancellationToken = default)
    {
        if (state.State.Declared is not { } declared)
        {
            return null;
        }

        var anchors = new List<AnchorSnapshot>();
        foreach (var thumbprint in Thumbprints(declared))
        {
            if (await Anchor(thumbprint).GetAsync(cancellationToken) is { } anchor)
            {
                anchors.Add(anchor);
            }
        }

        var (version, certifiers) = (state.State.Version, declared.CertifierAnchors);
        return new CommunitySnapshot(Uri, version, IsEnabled, [.. anchors], declared.Intermediates, certifiers);
    }

    private ITrustAnchorGrain Anchor(string thumbprint) =>
        GrainFactory.GetGrain<ITrustAnchorGrain>(ActorKeys.Of(ServerId, thumbprint));

    private static IEnumerable<string> Thumbprints(DeclaredCommunity? declared) =>
        (declared?.Anchors ?? []).Select(ActorKeys.ThumbprintOf);

    private async Task ChangeAsync(Action<CommunityState> change)
    {
        var wasEnabled = IsEnabled;
        change(state.State);
        state.State.Version++;
        var dies = wasEnabled && !IsEnabled;
        state.State.Owed =
        [
            .. dies ? new[] { RevocationLog.Raise(Entities.Community(ServerId, Uri)) } : [],
            RevocationLog.Tell(RevocationChange.TrustChanged, Uri),
        ];
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        await revocations.SettleAsync(ServerId, state.State.Owed, DeactivateOnIdle);
    }
}
