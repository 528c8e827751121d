using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Clients;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.Tokens;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Authorization;

/// <summary>Judges an authorization request as far as no person is needed: form, client, and the rules of its community.</summary>
internal sealed class AuthorizationOpener(
    IAuthorizationServerDirectory servers,
    ClientDirectory clients,
    CommunityRulebook rulebook,
    RevocationFollower revocations,
    SealedTexts seals,
    TimeProvider clock
)
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(1);

    /// <summary>Judges a request.</summary>
    /// <param name="message">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>The case, or what the browser is told instead.</returns>
    public async ValueTask<(AuthorizationCase? Case, AuthorizationReply? Refusal)> OpenAsync(
        AuthorizationRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        var server = servers.Get(message.ServerId);
        var pairs = message.Parameters.Select(one => KeyValuePair.Create(one.Name, one.Value));
        var reason = AuthorizationParameters.TryRead(pairs, out var parameters);
        if (reason != RejectionReason.None)
        {
            return Show(reason);
        }

        reason = AuthorizationRequestRules.TryReadClientId(parameters!, out var clientId);
        if (reason != RejectionReason.None)
        {
            return Show(reason);
        }

        if (parameters!.RequestUri is { } uri)
        {
            parameters = await ReadPushedAsync(server, uri, clientId);
            if (parameters is null)
            {
                return Show(RejectionReason.RequestUriInvalid);
            }
        }

        return await revocations.EnsureCurrentAsync(server.Id, cancellationToken)
            ? await JudgeAsync(server, message, parameters, clientId)
            : Show(RejectionReason.RevocationIndexStale);
    }

    private async ValueTask<(AuthorizationCase? Case, AuthorizationReply? Refusal)> JudgeAsync(
        AuthorizationServer server,
        AuthorizationRequestMessage message,
        AuthorizationParameters parameters,
        string clientId
    )
    {
        var index = revocations.IndexOf(server.Id);
        var stamp = index.Stamp;
        var (key, record, reason) = await clients.FindAsync(server.Id, clientId);
        if (reason != RejectionReason.None)
        {
            return Show(reason);
        }

        if (server.FindCommunity(record!.Community) is not { } community)
        {
            return Show(RejectionReason.CommunityNotTrusted);
        }

        if (!IsTrusted(index, server.Id, record))
        {
            return Show(RejectionReason.CertificateRevoked);
        }

        var now = clock.GetUtcNow();
        var metadata = RegisteredApp.Read(record);
        var addresses = new PublicAddresses(server.Issuer, GrantRules.BasesOf(server, community.Uri))
        {
            IsIdentityProvider = server.IsIdentityProviderOf(community.Uri),
        };
        var rules = rulebook.Of(community.Policy).Authorizations;
        return rules.Judge(parameters, metadata.ToCodeClient(record), addresses) switch
        {
            AuthorizationRequestOutcome.Accepted(var request) => (
                new(server, message, key, record, community, request, metadata.ToAskingApp(key, record, now), stamp),
                null
            ),
            AuthorizationRequestOutcome.Shown(var shown) => Show(shown),
            AuthorizationRequestOutcome.Redirected(var refused, var uri, var state) => (
                null,
                new AuthorizationReply.Refused(refused, uri, state)
            ),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    /// <summary>The request that a client pushed; what the browser says beside it counts for nothing (RFC 9126 section 4).</summary>
    private async ValueTask<AuthorizationParameters?> ReadPushedAsync(
        AuthorizationServer server,
        string requestUri,
        string clientId
    )
    {
        if (!requestUri.StartsWith(PushedContent.Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var content = await seals.OpenAsync(
            server.Id,
            PushedContent.Purpose,
            requestUri[PushedContent.Prefix.Length..],
            GrantJsonContext.Default.PushedContent
        );
        var isMeant =
            content is not null
            && content.ExpiresAt > clock.GetUtcNow().ToUnixTimeSeconds()
            && string.Equals(content.ClientId, clientId, StringComparison.Ordinal);
        if (!isMeant)
        {
            return null;
        }

        var pairs = content!.Parameters.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
        AuthorizationParameters.TryRead(pairs, out var parameters);
        return parameters;
    }

    /// <summary>Whether what vouched for the app is still trusted; the token endpoint judges the whole path anew.</summary>
    private static bool IsTrusted(RevocationIndex index, string serverId, ClientSnapshot record)
    {
        if (record.Certificates.Length == 0)
        {
            return true;
        }

        var certificate = record.Certificates[0];
        var names = certificate
            .CaNames.Select(name => (Kind: EntityKind.CaCertificate, Name: name))
            .Prepend((Kind: EntityKind.Certificate, certificate.Name));
        var entities = new List<EntityEpoch>();
        foreach (var (kind, name) in names)
        {
            if (ActorKeys.TryRead(name, out var digest))
            {
                var entity = new EntityName(kind, digest);
                entities.Add(new(entity, index.EpochOf(entity)));
            }
        }

        return index.IsAlive(serverId, [.. entities]);
    }

    private static (AuthorizationCase? Case, AuthorizationReply? Refusal) Show(RejectionReason reason) =>
        (null, new AuthorizationReply.Shown(reason, reason >= RejectionReason.QuotaExceeded ? s_soon : null));
}
