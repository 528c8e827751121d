using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Operations;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Trust;
using FastCluster.Grains.Clients;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace FastCluster.Grains.Operations;

/// <summary>Carries out the operator's verbs: one durable change each, then this node's index is brought up to it.</summary>
[StatelessWorker, Reentrant, GrainType("operator")]
internal sealed class OperatorGrain(
    RevocationLog log,
    RevocationFollower follower,
    ClientDirectory clients,
    IOptions<RevocationOptions> options,
    TimeProvider clock
) : Grain, IOperatorGrain
{
    /// <inheritdoc/>
    public async Task<bool> RevokeAsync(
        string serverId,
        RevocationScope scope,
        string id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var isKnown = scope switch
        {
            RevocationScope.Token => await AppendAsync(serverId, KillToken(serverId, id)),
            RevocationScope.Family => await AppendNamedAsync(serverId, EntityKind.Family, id, RevocationLog.Raise),
            RevocationScope.Certificate => await AppendNamedAsync(
                serverId,
                EntityKind.Certificate,
                id,
                RevocationLog.Distrust
            ),
            RevocationScope.Ca => await AppendNamedAsync(
                serverId,
                EntityKind.CaCertificate,
                id,
                RevocationLog.Distrust
            ),
            RevocationScope.Client => await RevokeClientAsync(serverId, id),
            RevocationScope.Anchor => await AnchorOf(serverId, id).SetEnabledAsync(isEnabled: false, cancellationToken),
            RevocationScope.Community => await CommunityOf(serverId, id)
                .SetEnabledAsync(isEnabled: false, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Unknown revocation scope."),
        };
        await follower.CatchUpAsync(serverId, cancellationToken);
        return isKnown;
    }

    /// <inheritdoc/>
    public async Task<bool> ReinstateAsync(
        string serverId,
        RevocationScope scope,
        string id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var isKnown = scope switch
        {
            RevocationScope.Certificate => await AppendNamedAsync(
                serverId,
                EntityKind.Certificate,
                id,
                RevocationLog.Reinstate
            ),
            RevocationScope.Ca => await AppendNamedAsync(
                serverId,
                EntityKind.CaCertificate,
                id,
                RevocationLog.Reinstate
            ),
            RevocationScope.Anchor => await AnchorOf(serverId, id).SetEnabledAsync(isEnabled: true, cancellationToken),
            RevocationScope.Community => await CommunityOf(serverId, id)
                .SetEnabledAsync(isEnabled: true, cancellationToken),
            RevocationScope.Token or RevocationScope.Family or RevocationScope.Client => false,
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Unknown revocation scope."),
        };
        await follower.CatchUpAsync(serverId, cancellationToken);
        return isKnown;
    }

    /// <inheritdoc/>
    public async Task<ClientSnapshot?> FindClientAsync(
        string serverId,
        string clientId,
        CancellationToken cancellationToken = default
    ) => (await clients.FindAsync(serverId, clientId)).Client;

    private RevocationEntry KillToken(string serverId, string jwtId)
    {
        // Only the id is known: the token may live for the longest lifetime from now.
        var until = clock.GetUtcNow() + options.Value.Horizon;
        return RevocationLog.Kill(RevocationLog.TokenDigest(serverId, jwtId), until.ToUnixTimeSeconds());
    }

    private async Task<bool> RevokeClientAsync(string serverId, string clientId)
    {
        var (key, client, _) = await clients.FindAsync(serverId, clientId);
        return client is not null
            && await AppendAsync(serverId, RevocationLog.Raise(new EntityName(EntityKind.Client, key.Digest)));
    }

    private async Task<bool> AppendNamedAsync(
        string serverId,
        EntityKind kind,
        string id,
        Func<EntityName, RevocationEntry> entry
    ) => ActorKeys.TryRead(id, out var digest) && await AppendAsync(serverId, entry(new EntityName(kind, digest)));

    private async Task<bool> AppendAsync(string serverId, RevocationEntry entry)
    {
        await log.AppendAsync(serverId, entry);
        return true;
    }

    private ITrustAnchorGrain AnchorOf(string serverId, string thumbprint) =>
        GrainFactory.GetGrain<ITrustAnchorGrain>(ActorKeys.Of(serverId, thumbprint));

    private ITrustCommunityGrain CommunityOf(string serverId, string uri) =>
        GrainFactory.GetGrain<ITrustCommunityGrain>(ActorKeys.Of(serverId, uri));
}
