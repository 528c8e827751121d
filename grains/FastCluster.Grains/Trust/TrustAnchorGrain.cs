using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Trust;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Certificates;

namespace FastCluster.Grains.Trust;

/// <summary>
/// One trust anchor: where it is trusted, and whether. Retiring it is one durable write and one raised epoch, whatever
/// lives below it (N2).
/// </summary>
[GrainType("trust-anchor")]
internal sealed class TrustAnchorGrain(
    [PersistentState("state")] IPersistentState<AnchorState> state,
    RevocationLog revocations
) : Grain, ITrustAnchorGrain
{
    private const int MaximumIntermediates = 64;

    private string ServerId => ActorKeys.ServerOf(this.GetPrimaryKeyString());

    private AnchorSnapshot? Current => state.State.Snapshot;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        revocations.SettleAsync(ServerId, state.State.Owed);

    /// <inheritdoc/>
    public Task<AnchorSnapshot?> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(Current);

    /// <inheritdoc/>
    public async Task JoinAsync(byte[] der, string community, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(der);
        ArgumentNullException.ThrowIfNull(community);
        var known =
            Current ?? new AnchorSnapshot(ActorKeys.RestOf(this.GetPrimaryKeyString()), der, IsEnabled: true, [], []);
        if (!known.Communities.Contains(community, StringComparer.Ordinal))
        {
            await SaveAsync(known with { Communities = [.. known.Communities, community] }, []);
        }
    }

    /// <inheritdoc/>
    public async Task LeaveAsync(string community, CancellationToken cancellationToken = default)
    {
        if (Current is not { } known || !known.Communities.Contains(community, StringComparer.Ordinal))
        {
            return;
        }

        var left = known.Communities.Where(other => !string.Equals(other, community, StringComparison.Ordinal));
        await SaveAsync(
            known with
            {
                Communities = [.. left],
            },
            [
                RevocationLog.Raise(Entities.AnchorInCommunity(ServerId, community, CertificateOf(known))),
                RevocationLog.Tell(RevocationChange.TrustChanged, community),
            ]
        );
    }

    /// <inheritdoc/>
    public async Task<bool> SetEnabledAsync(bool isEnabled, CancellationToken cancellationToken = default)
    {
        if (Current is not { } known)
        {
            return false;
        }

        if (known.IsEnabled != isEnabled)
        {
            var dead = isEnabled ? [] : new[] { RevocationLog.Raise(Entities.Anchor(CertificateOf(known))) };
            await SaveAsync(known with { IsEnabled = isEnabled }, [.. dead, .. TellCommunities(known)]);
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task LearnAsync(byte[][] intermediates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intermediates);
        if (Current is not { } known)
        {
            return;
        }

        var learned = intermediates
            .Where(der => !known.Intermediates.Any(other => other.AsSpan().SequenceEqual(der)))
            .Take(MaximumIntermediates - known.Intermediates.Length)
            .ToArray();
        if (learned.Length > 0)
        {
            await SaveAsync(
                known with
                {
                    Intermediates = [.. known.Intermediates, .. learned],
                },
                [.. TellCommunities(known)]
            );
        }
    }

    private static IEnumerable<RevocationEntry> TellCommunities(AnchorSnapshot anchor) =>
        anchor.Communities.Select(community => RevocationLog.Tell(RevocationChange.TrustChanged, community));

    private static Certificate CertificateOf(AnchorSnapshot anchor) =>
        Certificate.TryParse(anchor.Der, out var certificate) == RejectionReason.None
            ? certificate!
            : throw new InvalidOperationException("A declared anchor does not parse.");

    private async Task SaveAsync(AnchorSnapshot snapshot, List<RevocationEntry> owed)
    {
        var before = state.State;
        state.State = new AnchorState { Snapshot = snapshot, Owed = owed };
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

        await revocations.SettleAsync(ServerId, owed, DeactivateOnIdle);
    }
}
