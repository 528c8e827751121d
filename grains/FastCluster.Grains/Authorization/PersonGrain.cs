using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Revocations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Authorization;

/// <summary>
/// Remembers what a person allowed. Withdrawing writes the row, then raises the consent's epoch, so that everything that names
/// it dies with one entry; the owed entry lies in the same row, so that a crash between the two is made good.
/// </summary>
[GrainType("person")]
internal sealed class PersonGrain(
    [PersistentState("state")] IPersistentState<PersonState> state,
    RevocationLog revocations,
    EpochOwners owners,
    IOptions<RevocationOptions> options,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
) : Grain, IPersonGrain
{
    /// <summary>Apps that one person allows at once; the one allowed longest ago is withdrawn for another.</summary>
    private const int MaximumApps = 200;

    /// <summary>Devices on which one app is used at once: the family begun longest ago is forgotten for another.</summary>
    private const int MaximumFamilies = 10;

    private long? _raisedAt;

    private string Key => this.GetPrimaryKeyString();

    private string ServerId => ActorKeys.ServerOf(Key);

    private List<Allowance> Allowances => state.State.Allowances;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        revocations.SettleAsync(ServerId, state.State.Owed);

    /// <inheritdoc/>
    public Task<AllowedApp[]> GetAllowedAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(Allowances.Select(allowance => allowance.App).ToArray());

    /// <inheritdoc/>
    public async Task<uint> AllowAsync(AllowedApp app, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        await OutlastIndexesAsync();
        var others = Allowances.Where(known => !IsOf(known, app.Key)).ToList();
        var ended = others.Skip(MaximumApps - 1).ToList();
        await SaveAsync([new(app, Find(app.Key)?.Families ?? []), .. others.Except(ended)], ended);
        var consent = ConsentNames.Consent(Key, app.Key);
        return (await owners.ReadAsync(ServerId, [consent]))[0].Epoch; // in this turn: no withdrawal can come between
    }

    /// <inheritdoc/>
    public async Task<bool> AddFamilyAsync(string app, string family, CancellationToken cancellationToken = default)
    {
        if (Find(app) is not { } allowance)
        {
            return false;
        }

        if (!allowance.Families.Contains(family, StringComparer.Ordinal))
        {
            string[] families = [family, .. allowance.Families];
            var grown = allowance with { Families = [.. families.Take(MaximumFamilies)] };
            await SaveAsync([.. Allowances.Select(known => IsOf(known, app) ? grown : known)], ended: []);
            await ForgetAsync(families.Skip(MaximumFamilies));
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> WithdrawAsync(string app, CancellationToken cancellationToken = default)
    {
        if (Find(app) is not { } ended)
        {
            return false;
        }

        await SaveAsync([.. Allowances.Where(known => !IsOf(known, app))], [ended]);
        return true;
    }

    private async Task SaveAsync(List<Allowance> allowances, List<Allowance> ended)
    {
        var before = state.State;
        state.State = new PersonState
        {
            Allowances = allowances,
            Owed = [.. ended.Select(one => RevocationLog.Raise(ConsentNames.Consent(Key, one.App.Key)))],
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

        await revocations.SettleAsync(ServerId, state.State.Owed, DeactivateOnIdle);
        _raisedAt = ended.Count > 0 ? nodeClock.GetTimestamp() : _raisedAt;
        await ForgetAsync(ended.SelectMany(one => one.Families));
    }

    /// <summary>Rows of families that are dead already, or are pushed out by newer ones.</summary>
    private async Task ForgetAsync(IEnumerable<string> families)
    {
        foreach (var family in families)
        {
            await GrainFactory.GetGrain<IRefreshFamilyGrain>(ActorKeys.Of(ServerId, family)).ForgetAsync();
        }
    }

    /// <summary>What is allowed again has to be judged by the raised epoch on every node: see <see cref="Clients.ClientGrain"/>.</summary>
    private async Task OutlastIndexesAsync()
    {
        var left = _raisedAt is { } at ? options.Value.Freshness - nodeClock.GetElapsedTime(at) : TimeSpan.Zero;
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, nodeClock);
        }
    }

    private Allowance? Find(string app) => Allowances.Find(known => IsOf(known, app));

    private static bool IsOf(Allowance allowance, string app) =>
        string.Equals(allowance.App.Key, app, StringComparison.Ordinal);
}
