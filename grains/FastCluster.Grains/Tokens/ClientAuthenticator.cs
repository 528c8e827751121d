using System.Collections.Immutable;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Clients;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.Trust;
using FastCluster.Udap.ClientAssertions;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Authenticates a client by its assertion, cheap checks first: form, claims, registration, then signature, path and
/// revocation, last the binding of the certificate to the client (X509-09).
/// </summary>
internal sealed class ClientAuthenticator(
    ClientDirectory clients,
    ChainJudge chains,
    RevocationFollower revocations,
    TimeProvider clock
)
{
    /// <summary>Judges an assertion without recording its use.</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="assertionText">Compact JWS in UTF-8; not to be changed.</param>
    /// <param name="clientId"><c>client_id</c> parameter, or null.</param>
    /// <param name="audiences">URLs accepted in <c>aud</c>.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>The client, or the reason.</returns>
    public async ValueTask<(AuthenticatedClient? Client, RejectionReason Reason)> AuthenticateAsync(
        AuthorizationServer server,
        ReadOnlyMemory<byte> assertionText,
        string? clientId,
        ImmutableArray<string> audiences,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var reason = JwtParser.TryParse(assertionText, JwtLimits.Default, out var jwt);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        reason = ClientAssertionValidator.TryReadClaims(
            jwt!,
            new(AnyAudienceOf(server, audiences), clientId, server.Communities.Max(one => one.Policy.ClockSkew)),
            now,
            out var assertion
        );
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        if (!await revocations.EnsureCurrentAsync(server.Id, cancellationToken))
        {
            return (null, RejectionReason.RevocationIndexStale);
        }

        return await JudgeAsync(server, assertion!, audiences, now);
    }

    /// <summary>What <c>aud</c> may be as long as the client's community is not known.</summary>
    private static ImmutableArray<string> AnyAudienceOf(AuthorizationServer server, ImmutableArray<string> audiences) =>
        server.Communities.Any(community => community.Policy.Tokens.AcceptIssuerAsAudience)
            ? audiences.Add(server.Issuer)
            : audiences;

    /// <summary>The claims once more, by the settings of the client's own community (JWT-10, JWT-18).</summary>
    private static RejectionReason CheckClaims(
        AuthorizationServer server,
        CommunityPolicy policy,
        ClientAssertion assertion,
        ImmutableArray<string> audiences,
        DateTimeOffset now
    )
    {
        var accepted = policy.Tokens.AcceptIssuerAsAudience ? audiences.Add(server.Issuer) : audiences;
        var reason = AudienceRules.Check(assertion.Claims, accepted);
        return reason == RejectionReason.None
            ? JwtTimeRules.Check(assertion.Claims, JwtTimeRules.AssertionLifetime, policy.ClockSkew, now)
            : reason;
    }

    /// <summary>A bad signature as the community answers it (TOK-23).</summary>
    private static RejectionReason AsAnswered(RejectionReason reason, TokenPolicy policy) =>
        reason == RejectionReason.JwtSignatureInvalid && policy.SignatureFailure == SignatureFailureCode.InvalidRequest
            ? RejectionReason.JwtSignatureInvalidAsRequest
            : reason;

    private async ValueTask<(AuthenticatedClient? Client, RejectionReason Reason)> JudgeAsync(
        AuthorizationServer server,
        ClientAssertion assertion,
        ImmutableArray<string> audiences,
        DateTimeOffset now
    )
    {
        var index = revocations.IndexOf(server.Id);
        var stamp = index.Stamp;
        var (key, record, reason) = await clients.FindAsync(server.Id, assertion.ClientId);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        if (server.FindCommunity(record!.Community) is not { } community)
        {
            return (null, RejectionReason.CommunityNotTrusted);
        }

        reason = CheckClaims(server, community.Policy, assertion, audiences, now);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        var verdict = await chains.JudgeAsync(server.Id, [community], assertion.Jwt, now);
        if (verdict.Chain is not { } chain)
        {
            return (null, AsAnswered(verdict.Reason, community.Policy.Tokens));
        }

        if (
            ClientAssertionValidator.CheckBinding(record.Issuer, chain.Path.Certificates[0].UriNames)
            != RejectionReason.None
        )
        {
            return (null, RejectionReason.CertificateNotBoundToClient);
        }

        var entities = chain.Entities.Insert(0, new EntityName(EntityKind.Client, key.Digest));
        return EpochReader.Read(index, stamp, entities) is { } epochs
            ? (new(key, record, community, chain, assertion, epochs), RejectionReason.None)
            : (null, RejectionReason.JudgedStale);
    }
}
