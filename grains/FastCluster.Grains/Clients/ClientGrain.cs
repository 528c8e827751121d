using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Keys;
using FastCluster.Grains.Keys;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Revocation;

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
    TimeProvider clock
) : Grain, IClientGrain
{
    private const int MaximumCertificates = 20;
    private const int MaximumRetiredIds = 100;

    private ClientKey Key => ClientKey.Parse(this.GetPrimaryKeyString());

    private ClientSnapshot? Current => state.State.Snapshot;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        revocations.SettleAsync(Key.ServerId, state.State.Owed);

    /// <inheritdoc/>
    public Task<ClientSnapshot?> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(Current);

    /// <inheritdoc/>
    public async Task<ClientChange> RegisterAsync(RegisterClient command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        GuardIdentity(command);
        var isRegistered = Current is { Status: ClientStatus.Active or ClientStatus.Disabled };
        return (command.Registration, isRegistered) switch
        {
            (null, false) => new ClientChange.NothingRegistered(),
            (null, true) => await CancelAsync(Current!),
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
            await SaveAsync(snapshot with { Status = wanted, Version = snapshot.Version + 1 }, endsTokens: !isEnabled);
        }

        return true;
    }

    private async Task<ClientChange> CreateAsync(RegisterClient command, ClientRegistration registration)
    {
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
        await SaveAsync(created, endsTokens: false);
        return new ClientChange.Created(created.ClientId, created.IssuedAt);
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
        await SaveAsync(modified, endsTokens: false);
        return new ClientChange.Modified(modified.ClientId, modified.IssuedAt);
    }

    private async Task<ClientChange> CancelAsync(ClientSnapshot current)
    {
        var cancelled = current with
        {
            Status = ClientStatus.Cancelled,
            Version = current.Version + 1,
            RetiredIds = [current.ClientId, .. current.RetiredIds.Take(MaximumRetiredIds - 1)],
        };
        await SaveAsync(cancelled, endsTokens: true);
        return new ClientChange.Cancelled(current.ClientId);
    }

    /// <summary>
    /// Writes the record and, when it ends a registration, raises the epoch. The owed entry lies in the same row, so a
    /// crash between the two is made good by the next activation; the raise after the write makes a grant that read the
    /// old record stale at its replay claim.
    /// </summary>
    private async Task SaveAsync(ClientSnapshot snapshot, bool endsTokens)
    {
        var before = state.State;
        state.State = new ClientState
        {
            Snapshot = snapshot,
            Owed = endsTokens ? [RevocationLog.Raise(new(EntityKind.Client, Key.Digest))] : [],
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

        await revocations.SettleAsync(Key.ServerId, state.State.Owed);
    }

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
