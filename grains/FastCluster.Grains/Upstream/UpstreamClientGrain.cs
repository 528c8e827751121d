using FastCluster.Contracts.Upstream;

namespace FastCluster.Grains.Upstream;

/// <summary>
/// Orders the registrations of this server at one identity provider: the first caller registers, the others find what it got.
/// A registration that the store lost is repeated, and the provider answers it with the same client (MOD-01).
/// </summary>
[GrainType("upstream-client")]
internal sealed class UpstreamClientGrain(
    [PersistentState("state")] IPersistentState<UpstreamClientState> state,
    UpstreamRegistrar registrar,
    TimeProvider clock
) : Grain, IUpstreamClientGrain
{
    /// <summary>A refusal stands for so long, so that those who wait behind it do not ask one by one.</summary>
    private static readonly TimeSpan s_refusalLife = TimeSpan.FromSeconds(10);

    private (RejectionReason Reason, long At)? _refused;

    private string ServerId => ActorKeys.ServerOf(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<UpstreamClient> GetClientIdAsync(
        UpstreamRegistration registration,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(registration);
        var metadata = registrar.Describe(ServerId, registration);
        var digest = ActorKeys.Write(metadata.Digest);
        var isRegistered = string.Equals(state.State.Registered, digest, StringComparison.Ordinal);
        if (state.State.ClientId is { } known && (isRegistered || !registration.IsOffered))
        {
            return new(RejectionReason.None, known);
        }

        if (!registration.IsOffered)
        {
            return new(RejectionReason.IdpRegistrationNotOffered);
        }

        if (_refused is { } refused && clock.GetElapsedTime(refused.At) < s_refusalLife)
        {
            return new(refused.Reason);
        }

        var client = await registrar.RegisterAsync(ServerId, registration, metadata, cancellationToken);
        if (client.Reason != RejectionReason.None)
        {
            _refused = (client.Reason, clock.GetTimestamp());
            return client;
        }

        await SaveAsync(
            new()
            {
                ClientId = client.ClientId,
                Registered = digest,
                RegistrationEndpoint = registration.RegistrationEndpoint,
                RegisteredAt = clock.GetUtcNow().ToUnixTimeSeconds(),
            }
        );
        return client;
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(string clientId, CancellationToken cancellationToken = default)
    {
        if (state.State.ClientId is { } known && string.Equals(known, clientId, StringComparison.Ordinal))
        {
            await SaveAsync(new());
        }
    }

    private async Task SaveAsync(UpstreamClientState changed)
    {
        var before = state.State;
        state.State = changed;
        try
        {
            await state.WriteStateAsync();
            _refused = null;
        }
        catch
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
