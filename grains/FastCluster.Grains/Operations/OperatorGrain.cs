using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Trust;
using FastCluster.Grains.Clients;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace FastCluster.Grains.Operations;

/// <summary>
/// Carries out the operator's revocations: finds the entity, appends one entry, and brings this node's index up to it
/// before it answers.
/// </summary>
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
    public async Task<RejectionReason> RevokeAsync(
        string serverId,
        RevocationScope scope,
        string id,
        bool isDryRun,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var (entry, reason) = scope switch
        {
            RevocationScope.Token => (KillToken(serverId, id), RejectionReason.None),
            RevocationScope.Family => Named(EntityKind.Family, id, RevocationLog.Raise),
            RevocationScope.Certificate => Named(EntityKind.Certificate, id, RevocationLog.Distrust),
            RevocationScope.Ca => Named(EntityKind.CaCertificate, id, RevocationLog.Distrust),
            RevocationScope.Client => await OfClientAsync(serverId, id),
            RevocationScope.Anchor => await OfAnchorAsync(serverId, id, cancellationToken),
            RevocationScope.Community => await OfCommunityAsync(serverId, id, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Unknown revocation scope."),
        };
        return reason != RejectionReason.None || isDryRun
            ? reason
            : await AppendAsync(serverId, entry, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<RejectionReason> ReinstateAsync(
        string serverId,
        RevocationScope scope,
        string id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var (entry, reason) = scope switch
        {
            RevocationScope.Certificate => Named(EntityKind.Certificate, id, RevocationLog.Reinstate),
            RevocationScope.Ca => Named(EntityKind.CaCertificate, id, RevocationLog.Reinstate),
            _ => (default, RejectionReason.OperatorRequestMalformed),
        };
        return reason != RejectionReason.None ? reason : await AppendAsync(serverId, entry, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ClientKey?> FindClientAsync(
        string serverId,
        string clientId,
        CancellationToken cancellationToken = default
    )
    {
        var (key, client, _) = await clients.FindAsync(serverId, clientId);
        return client is null ? null : key;
    }

    private async Task<RejectionReason> AppendAsync(
        string serverId,
        RevocationEntry entry,
        CancellationToken cancellationToken
    )
    {
        await log.AppendAsync(serverId, entry);
        await follower.CatchUpAsync(serverId, cancellationToken);
        return RejectionReason.None;
    }

    private RevocationEntry KillToken(string serverId, string jwtId)
    {
        // Only the id is known: the token may live for the longest lifetime from now.
        var until = clock.GetUtcNow() + options.Value.Horizon;
        return RevocationLog.Kill(TokenDigest.Of(serverId, jwtId), until.ToUnixTimeSeconds());
    }

    private static (RevocationEntry Entry, RejectionReason Reason) Named(
        EntityKind kind,
        string id,
        Func<EntityName, RevocationEntry> entry
    ) =>
        ActorKeys.TryRead(id, out var digest)
            ? (entry(new EntityName(kind, digest)), RejectionReason.None)
            : (default, RejectionReason.OperatorRequestMalformed);

    private async Task<(RevocationEntry Entry, RejectionReason Reason)> OfClientAsync(string serverId, string clientId)
    {
        var (key, client, _) = await clients.FindAsync(serverId, clientId);
        return client is null
            ? (default, RejectionReason.OperatorSubjectUnknown)
            : (RevocationLog.Raise(new EntityName(EntityKind.Client, key.Digest)), RejectionReason.None);
    }

    private async Task<(RevocationEntry Entry, RejectionReason Reason)> OfAnchorAsync(
        string serverId,
        string thumbprint,
        CancellationToken cancellationToken
    )
    {
        var anchor = await GrainFactory
            .GetGrain<ITrustAnchorGrain>(ActorKeys.Of(serverId, thumbprint))
            .GetAsync(cancellationToken);
        return anchor is not null && Certificate.TryParse(anchor.Der, out var certificate) == RejectionReason.None
            ? (RevocationLog.Raise(Entities.Anchor(certificate!)), RejectionReason.None)
            : (default, RejectionReason.OperatorSubjectUnknown);
    }

    private async Task<(RevocationEntry Entry, RejectionReason Reason)> OfCommunityAsync(
        string serverId,
        string uri,
        CancellationToken cancellationToken
    )
    {
        var community = await GrainFactory
            .GetGrain<ITrustCommunityGrain>(ActorKeys.Of(serverId, uri))
            .GetAsync(cancellationToken);
        return community is null
            ? (default, RejectionReason.OperatorSubjectUnknown)
            : (RevocationLog.Raise(Entities.Community(serverId, uri)), RejectionReason.None);
    }
}
