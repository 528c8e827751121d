using System.Collections.Immutable;
using System.Text;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Trust;
using FastCluster.Grains.Tokens;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.SoftwareStatements;
using Orleans.Concurrency;

namespace FastCluster.Grains.Clients;

/// <summary>
/// The story of a registration: read, prove who signed, judge by the community's rules, claim the <c>jti</c>, let the
/// client's actor carry it out. Holds no state, so interleaving requests cannot meet.
/// </summary>
[StatelessWorker, Reentrant, GrainType("registrar")]
internal sealed class RegistrarGrain(RegistrarServices services, CertificationJudge certifications, TimeProvider clock)
    : Grain,
        IRegistrarGrain
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<RegistrationReply> RegisterAsync(
        RegistrationRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var server = services.Servers.Get(request.ServerId);
        var (opened, reason) = await OpenAsync(server, request, cancellationToken);
        var (reply, change) = opened is null ? (Refuse(reason), null) : await JudgeAsync(opened, cancellationToken);
        services.Decisions.Record(RegistrationDecision.Of(request, opened, reply, change));
        return reply;
    }

    /// <summary>Cheap checks, then signature and path: after this the sender is a proven member of a community.</summary>
    private async ValueTask<(RegistrationCase? Case, RejectionReason Reason)> OpenAsync(
        AuthorizationServer server,
        RegistrationRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var reason = RegistrationRequestParser.TryParse(request.Body, out var parsed);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        reason = JwtParser.TryParse(parsed!.SoftwareStatement, JwtLimits.Default, out var jwt);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        var now = clock.GetUtcNow();
        var communities = CandidatesOf(server, request.PostedTo);
        var skew = communities.Max(community => community.Policy.ClockSkew);
        reason = SoftwareStatementValidator.CheckClaims(jwt!.Claims, request.PostedTo, skew, now, out var claims);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        if (!await services.Revocations.EnsureCurrentAsync(server.Id, cancellationToken))
        {
            return (null, RejectionReason.RevocationIndexStale);
        }

        var stamp = services.Revocations.IndexOf(server.Id).Stamp;
        var verdict = await services.Chains.JudgeAsync(server.Id, communities, jwt, now);
        return verdict is { Chain: { } chain, Community: { } community }
            ? (new(server, request.PostedTo, parsed, jwt, claims!, community, chain, stamp), RejectionReason.None)
            : (null, verdict.Reason);
    }

    /// <summary>The community whose own URL was posted to, else all in declared order.</summary>
    private static ImmutableArray<ServedCommunity> CandidatesOf(AuthorizationServer server, string postedTo) =>
        server.Communities.FirstOrDefault(one =>
            string.Equals(one.RegistrationEndpoint, postedTo, StringComparison.Ordinal)
        )
            is { } own
            ? [own]
            : server.Communities;

    private async ValueTask<(RegistrationReply Reply, ClientChange? Change)> JudgeAsync(
        RegistrationCase opened,
        CancellationToken cancellationToken
    )
    {
        var reason = SoftwareStatementValidator.CheckIssuer(opened.Claims, opened.Chain.Path.Certificates[0].UriNames);
        if (reason != RejectionReason.None)
        {
            return (Refuse(reason), null);
        }

        var statements = services.Rulebook.Of(opened.Community.Policy).Statements;
        return statements.Validate(opened.Statement.Claims, opened.Claims, clock.GetUtcNow()) switch
        {
            SoftwareStatementOutcome.Registration(var metadata) => await RegisterAsync(
                opened,
                metadata,
                cancellationToken
            ),
            SoftwareStatementOutcome.Cancellation => await CarryOutAsync(
                opened,
                RegistrationTerms.Cancellation,
                cancellationToken
            ),
            SoftwareStatementOutcome.Rejected(var refused) => (Refuse(refused), null),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private async ValueTask<(RegistrationReply Reply, ClientChange? Change)> RegisterAsync(
        RegistrationCase opened,
        ClientMetadata metadata,
        CancellationToken cancellationToken
    )
    {
        var (terms, reason) = await certifications.JudgeAsync(opened, metadata, clock.GetUtcNow());
        return terms is null ? (Refuse(reason), null) : await CarryOutAsync(opened, terms, cancellationToken);
    }

    private async ValueTask<(RegistrationReply Reply, ClientChange? Change)> CarryOutAsync(
        RegistrationCase opened,
        RegistrationTerms terms,
        CancellationToken cancellationToken
    )
    {
        var serverId = opened.Server.Id;
        var client = GrainFactory.GetGrain<IClientGrain>(
            ClientKey.Of(serverId, opened.Community.Uri, opened.Claims.Issuer).ToGrainKey()
        );
        if (
            terms.Metadata is null
            && await client.GetAsync(cancellationToken) is null or { Status: ClientStatus.Cancelled }
        )
        {
            return (Refuse(RejectionReason.CancellationWithoutRegistration), null);
        }

        var index = services.Revocations.IndexOf(serverId);
        if (EpochReader.Read(index, opened.Stamp, opened.Chain.Entities) is not { } epochs)
        {
            return (Refuse(RejectionReason.JudgedStale), null);
        }

        var verdict = await services.Replay.ClaimAsync(
            new(serverId, opened.Community.Uri, ReplayScope.SoftwareStatement),
            opened.Claims,
            opened.Community.Policy.ClockSkew,
            epochs
        );
        if (verdict.Reason != RejectionReason.None)
        {
            return (new RegistrationReply.Rejected(verdict.Reason, verdict.RetryAfter), null);
        }

        await LearnAsync(opened, cancellationToken);
        var change = await client.RegisterAsync(CommandOf(opened, terms), cancellationToken);
        return (ReplyTo(opened, terms, change), change);
    }

    private RegisterClient CommandOf(RegistrationCase opened, RegistrationTerms terms)
    {
        var registration = terms.Metadata is { } metadata
            ? new ClientRegistration
            {
                MetadataJson = Encoding.UTF8.GetString(RegistrationResponseWriter.WriteMetadata(metadata)),
                Scope = metadata.Scope,
                GrantTypes = [.. metadata.GrantTypes.Select(GrantTypeNames.ToName)],
                Certifications = [.. terms.Certifications],
                CertificationLocks = [.. terms.Locks],
            }
            : null;
        return new(opened.Community.Uri, opened.Claims.Issuer, registration, CertificateOf(opened))
        {
            Statement = StableDigest.Of("statement", opened.Claims.Issuer, opened.Claims.JwtId),
        };
    }

    private ClientCertificate CertificateOf(RegistrationCase opened)
    {
        var path = opened.Chain.Path;
        var leaf = path.Certificates[0];
        return new(
            leaf.Der.ToArray(),
            leaf.ThumbprintText(),
            path.Anchor.ThumbprintText(),
            leaf.Organization,
            leaf.Country,
            [.. path.PolicyOids],
            clock.GetUtcNow().ToUnixTimeSeconds(),
            ActorKeys.Write(path.Names[0].Value),
            [.. path.Names.Skip(1).Select(ca => ActorKeys.Write(ca.Value))]
        );
    }

    private static RegistrationReply ReplyTo(RegistrationCase opened, RegistrationTerms terms, ClientChange change)
    {
        var statement = opened.Request.SoftwareStatement;
        return change switch
        {
            ClientChange.Created created => new RegistrationReply.Accepted(
                IsNew: true,
                Json(created.ClientId, created.IssuedAt)
            ),
            ClientChange.Modified modified => new RegistrationReply.Accepted(
                IsNew: false,
                Json(modified.ClientId, modified.IssuedAt)
            ),
            ClientChange.Cancelled cancelled => new RegistrationReply.Accepted(
                IsNew: false,
                RegistrationResponseWriter.WriteCancelled(cancelled.ClientId, statement)
            ),
            ClientChange.NothingRegistered => Refuse(RejectionReason.CancellationWithoutRegistration),
            _ => throw new InvalidOperationException($"Unknown change {change}."),
        };

        byte[] Json(string clientId, long issuedAt) =>
            RegistrationResponseWriter.WriteRegistered(
                new(clientId, statement, terms.Metadata!, terms.Certifications, issuedAt)
            );
    }

    /// <summary>
    /// Keeps the intermediates of a proven path for leaf-only requests to come (X509-02); this node knows them before it
    /// answers, the others within one poll of the log.
    /// </summary>
    private async ValueTask LearnAsync(RegistrationCase opened, CancellationToken cancellationToken)
    {
        var known = opened.Chain.View.Store.Intermediates;
        var unknown = opened
            .Chain.Path.Certificates.Skip(1)
            .Where(ca => !known.Any(other => other.Thumbprint == ca.Thumbprint))
            .Select(ca => ca.Der.ToArray())
            .ToArray();
        if (unknown.Length > 0)
        {
            var anchor = ActorKeys.Of(opened.Server.Id, opened.Chain.Path.Anchor.ThumbprintText());
            await GrainFactory.GetGrain<ITrustAnchorGrain>(anchor).LearnAsync(unknown, cancellationToken);
            await services.Revocations.CatchUpAsync(opened.Server.Id, cancellationToken);
        }
    }

    private static RegistrationReply.Rejected Refuse(RejectionReason reason) =>
        new(
            reason,
            reason >= RejectionReason.QuotaExceeded || reason == RejectionReason.RevocationPending ? s_soon : null
        );
}
