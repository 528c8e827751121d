using System.Text;
using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Authorization;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Revocation;
using Orleans.Concurrency;

namespace FastCluster.Grains.Tokens;

/// <summary>Revokes a token for the client it belongs to; the entry is durable and in this node's index before it answers.</summary>
[StatelessWorker, Reentrant, GrainType("revoker")]
internal sealed class RevokerGrain(
    TokenIssuerServices services,
    ClientAuthenticator authenticator,
    TokenReader reader,
    SealedTexts seals,
    RevocationLog log
) : Grain, IRevokerGrain
{
    /// <inheritdoc/>
    public async Task<RevocationReply> RevokeAsync(
        RevocationRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var server = services.Servers.Get(request.ServerId);
        var (client, reason) = await authenticator.AuthenticateAsync(
            server,
            Encoding.UTF8.GetBytes(request.ClientAssertion),
            request.ClientId,
            [server.RevocationEndpoint, server.TokenEndpoint],
            cancellationToken
        );
        var reply = client is null
            ? new RevocationReply(reason)
            : await CarryOutAsync(server, request, client, cancellationToken);
        services.Decisions.Record(
            new Decision
            {
                Kind = DecisionKind.Revocation,
                Reason = reply.Reason,
                AuthorizationServer = server.Id,
                Community = client?.Community.Uri,
                ClientId = client?.Record.ClientId,
                SourceAddress = request.Source,
                CorrelationId = request.CorrelationId,
            }
        );
        return reply;
    }

    private async Task<RevocationReply> CarryOutAsync(
        AuthorizationServer server,
        RevocationRequestMessage request,
        AuthenticatedClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            client.Community.Policy.Tokens.RequireUdapParameter
            && !string.Equals(request.Udap, "1", StringComparison.Ordinal)
        )
        {
            return new RevocationReply(RejectionReason.TokenUdapParameter);
        }

        var refreshToken = server.People is null ? null : await seals.OpenRefreshTokenAsync(server.Id, request.Token);
        if (refreshToken is not null)
        {
            return await EndFamilyAsync(server, refreshToken, client, cancellationToken);
        }

        var token = await reader.ReadAsync(server, request.Token, services.Revocations.IndexOf(server.Id));
        var isForeign =
            token is { Claims: { } claims, IsAlive: true }
            && !string.Equals(claims.ClientId, client.Assertion.ClientId, StringComparison.Ordinal);
        if (isForeign)
        {
            return new RevocationReply(RejectionReason.TokenOfAnotherClient);
        }

        var verdict = await ClaimAsync(server, client);
        if (verdict.Reason == RejectionReason.None && token is { Claims: { } live, IsAlive: true })
        {
            var entry = RevocationLog.Kill(
                TokenDigest.Of(server.Id, live.JwtId),
                live.ExpiresAt.ToUnixTimeSeconds() + MaximumSkewSeconds
            );
            await log.AppendAsync(server.Id, entry);
            await services.Revocations.CatchUpAsync(server.Id, cancellationToken);
        }

        return new RevocationReply(verdict.Reason, verdict.RetryAfter);
    }

    /// <summary>The end of a refresh token is the end of its family, access tokens included (REV-04).</summary>
    private async Task<RevocationReply> EndFamilyAsync(
        AuthorizationServer server,
        RefreshTokenContent token,
        AuthenticatedClient client,
        CancellationToken cancellationToken
    )
    {
        var actor = GrainFactory.GetGrain<IRefreshFamilyGrain>(ActorKeys.Of(server.Id, token.Family));
        var family = await actor.GetAsync(cancellationToken);
        if (family is not null && !RefreshGrant.IsOf(family, client))
        {
            return new RevocationReply(RejectionReason.TokenOfAnotherClient);
        }

        var verdict = await ClaimAsync(server, client);
        if (verdict.Reason == RejectionReason.None && family is not null)
        {
            await actor.EndAsync(cancellationToken);
            await services.Revocations.CatchUpAsync(server.Id, cancellationToken);
        }

        return new RevocationReply(verdict.Reason, verdict.RetryAfter);
    }

    private Task<ReplayVerdict> ClaimAsync(AuthorizationServer server, AuthenticatedClient client) =>
        services.Replay.ClaimAsync(
            new(server.Id, client.Community.Uri, ReplayScope.ClientAssertion),
            client.Assertion.Claims,
            client.Community.Policy.ClockSkew,
            client.Epochs
        );

    /// <summary>Largest clock skew a community may allow (JWT-10).</summary>
    private const long MaximumSkewSeconds = 120;
}
