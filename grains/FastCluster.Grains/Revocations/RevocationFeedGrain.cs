using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Tokens;
using Orleans.Concurrency;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// Serves the revocation feed on the node that was asked. Reentrant: a read that waits holds up nobody, and changes nothing.
/// </summary>
[StatelessWorker, Reentrant, GrainType("revocation-feed")]
internal sealed class RevocationFeedGrain(
    IAuthorizationServerDirectory servers,
    RevocationFollower revocations,
    ResourceServerAuthenticator authenticator,
    RevocationFeed feed,
    IDecisionSink decisions
) : Grain, IRevocationFeedGrain
{
    /// <inheritdoc/>
    public async Task<RevocationFeedReply> AdmitAsync(
        RevocationFeedRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var server = servers.Get(request.ServerId);
        var verdict = await revocations.EnsureCurrentAsync(server.Id, cancellationToken)
            ? await authenticator.AuthenticateAsync(
                server,
                request.Credential,
                request.ClientId,
                [server.RevocationFeedEndpoint, server.TokenEndpoint]
            )
            : new CallerVerdict(RejectionReason.RevocationIndexStale, RetryAfter: TimeSpan.FromSeconds(1));
        Record(request, verdict);
        return verdict.Caller is null
            ? new RevocationFeedReply.Rejected(verdict.Reason, verdict.RetryAfter)
            : new RevocationFeedReply.Admitted();
    }

    /// <inheritdoc/>
    public Task<RevocationFeedReply> ReadAsync(RevocationFeedRead read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return feed.ReadAsync(read, cancellationToken);
    }

    private void Record(RevocationFeedRequestMessage request, CallerVerdict verdict) =>
        decisions.Record(
            new Decision
            {
                Kind = DecisionKind.RevocationFeed,
                Reason = verdict.Reason,
                AuthorizationServer = request.ServerId,
                Community = verdict.Caller?.Community,
                ClientId = verdict.Caller?.CallerId,
                SourceAddress = request.Source,
                CorrelationId = request.CorrelationId,
            }
        );
}
