using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Keys;
using FastCluster.Grains.Keys;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Clients;

/// <summary>
/// Orders and remembers the registrations of one (community, issuer URI). Every change is on disk before it is
/// answered; a change that ends a registration also raises the client's epoch, so that what it was issued is dead.
/// </summary>
[GrainType("client")]
internal sealed class ClientGrain(
    [PersistentState("state")] IPersistentState<ClientState> state,
    RevocationLog revocations,
    KeyDirectory keys,
    LocalClients local,
    IOptions<RevocationOptions> options,
    TimeProvider clock,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
) : Grain, IClientGrain
{
    private const int MaximumCertificates = 20;
    private const int MaximumRetiredIds = 100;
    private const int RememberedStatements = 4;
    private long? _raisedAt;

    private ClientKey Key => ClientKey.Parse(this.GetPrimaryKeyString());

    private ClientSnapshot? Current => state.State.Snapshot;

    /// <summary>Empty for rows of an earlier version.</summary>
    private CarriedOutStatement[] CarriedOut => state.State.CarriedOut ?? [];

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        revocations.SettleAsync(Key.ServerId, state.State.Owed);

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        local.Hide(Key);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ClientSnapshot?> GetAsync(CancellationToken cancellationToken = default)
    {
        if (Current is { } client)
        {
            local.Show(Key, client);
        }

        return Task.FromResult(Current);
    }

    /// <inheritdoc/>
    public async Task<ClientChange> RegisterAsync(RegisterClient command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        GuardIdentity(command);
        if (CarriedOut.FirstOrDefault(known => known.Digest == command.Statement) is { } known)
        {
            return known.Change;
        }

        var isRegistered = Current is { Status: ClientStatus.Active or ClientStatus.Disabled };
        return (command.Registration, isRegistered) switch
        {
            (null, false) => new ClientChange.NothingRegistered(),
            (null, true) => await CancelAsync(Current!, command),
            ({ } registration, false) => await CreateAsync(command, registration),
            ({ } registration, true) => await ModifyAsync(Current!, command, registration),
        };
    }

    /// <inheritdoc/>
    public async Task<bool> SetEnabledAsync(bool isEnabled, CancellationToken cancellationToken = default)
    {
        if (Current is not { Status: ClientStatus.Active or ClientStatus.Disabled } snapshot)
        {
            return false;
        }

        var wanted = isEnabled ? ClientStatus.Active : ClientStatus.Disabled;
        if (snapshot.Status != wanted)
        {
            if (isEnabled)
            {
                await OutlastIndexesAsync();
            }

            var changed = snapshot with { Status = wanted, Version = snapshot.Version + 1 };
            await SaveAsync(changed, endsTokens: !isEnabled, CarriedOut);
        }

        return true;
    }

    private async Task<ClientChange> CreateAsync(RegisterClient command, ClientRegistration registration)
    {
        await OutlastIndexesAsync();
        var generation = (Current?.Generation ?? 0) + 1;
        var tagKey = (await keys.GetAsync(Key.ServerId, KeyUse.ClientIdTag)).Active.Secret;
        var created = new ClientSnapshot
        {
            ClientId = ClientIdCodec.Write(Key, generation, tagKey.Span),
            Community = command.Community,
            Issuer = command.Issuer,
            Status = ClientStatus.Active,
            Generation = generation,
            Version = (Current?.Version ?? 0) + 1,
            Registration = registration,
            Certificates = Remember(command.Certificate),
            RetiredIds = Current?.RetiredIds ?? [],
            IssuedAt = clock.GetUtcNow().ToUnixTimeSeconds(),
        };
        var change = new ClientChange.Created(created.ClientId, created.IssuedAt);
        await SaveAsync(created, endsTokens: false, Remember(command, change));
        return change;
    }

    private async Task<ClientChange> ModifyAsync(
        ClientSnapshot current,
        RegisterClient command,
        ClientRegistration registration
    )
    {
        var modified = current with
        {
            Version = current.Version + 1,
            Registration = registration,
            Certificates = Remember(command.Certificate),
        };
        var change = new ClientChange.Modified(modified.ClientId, modified.IssuedAt);
        await SaveAsync(modified, endsTokens: false, Remember(command, change));
        return change;
    }

    private async Task<ClientChange> CancelAsync(ClientSnapshot current, RegisterClient command)
    {
        var cancelled = current with
        {
            Status = ClientStatus.Cancelled,
            Version = current.Version + 1,
            RetiredIds = [current.ClientId, .. current.RetiredIds.Take(MaximumRetiredIds - 1)],
        };
        var change = new ClientChange.Cancelled(current.ClientId);
        await SaveAsync(cancelled, endsTokens: true, Remember(command, change));
        return change;
    }

    /// <summary>
    /// Writes the record and, when it ends a registration, raises the epoch. The owed entry lies in the same row, so a
    /// crash between the two is made good by the next activation; the raise after the write makes a grant that read the
    /// old record stale at its replay claim.
    /// </summary>
    private async Task SaveAsync(ClientSnapshot snapshot, bool endsTokens, CarriedOutStatement[] carriedOut)
    {
        var before = state.State;
        state.State = new ClientState
        {
            Snapshot = snapshot,
            Owed = endsTokens ? [RevocationLog.Raise(new(EntityKind.Client, Key.Digest))] : [],
            CarriedOut = carriedOut,
        };
        local.Hide(Key);
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            local.Hide(Key);
            DeactivateOnIdle();
            throw;
        }

        await revocations.SettleAsync(Key.ServerId, state.State.Owed, DeactivateOnIdle);
        _raisedAt = endsTokens ? nodeClock.GetTimestamp() : _raisedAt;
    }

    /// <summary>
    /// A client that ended may act again once every node has to know its raised epoch: a token that named an older one
    /// would be dead from its birth.
    /// </summary>
    private async Task OutlastIndexesAsync()
    {
        var left = _raisedAt is { } at ? options.Value.Freshness - nodeClock.GetElapsedTime(at) : TimeSpan.Zero;
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, nodeClock);
        }
    }

    private CarriedOutStatement[] Remember(RegisterClient command, ClientChange change) =>
        command.Statement == 0
            ? CarriedOut
            : [new(command.Statement, change), .. CarriedOut.Take(RememberedStatements - 1)];

    private ClientCertificate[] Remember(ClientCertificate certificate) =>
        [
            certificate,
            .. (Current?.Certificates ?? [])
                .Where(known => !string.Equals(known.Thumbprint, certificate.Thumbprint, StringComparison.Ordinal))
                .Take(MaximumCertificates - 1),
        ];

    private void GuardIdentity(RegisterClient command)
    {
        var isOther =
            Current is { } known
            && !(
                string.Equals(known.Community, command.Community, StringComparison.Ordinal)
                && string.Equals(known.Issuer, command.Issuer, StringComparison.Ordinal)
            );
        if (isOther || ClientKey.Of(Key.ServerId, command.Community, command.Issuer) != Key)
        {
            throw new InvalidOperationException("A registration reached the actor of another client.");
        }
    }
}
