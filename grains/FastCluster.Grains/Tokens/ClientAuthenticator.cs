using System.Collections.Immutable;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Clients;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.Trust;
using FastCluster.Udap.ClientAssertions;
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
    /// <param name="assertionText">Compact JWS.</param>
    /// <param name="clientId"><c>client_id</c> parameter, or null.</param>
    /// <param name="audiences">URLs accepted in <c>aud</c>.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>The client, or the reason.</returns>
    public async ValueTask<(AuthenticatedClient? Client, RejectionReason Reason)> AuthenticateAsync(
        AuthorizationServer server,
        string assertionText,
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

        var widest = server.Communities.Max(community => community.Policy.ClockSkew);
        reason = ClientAssertionValidator.TryReadClaims(jwt!, new(audiences, clientId, widest), now, out var assertion);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        if (!await revocations.EnsureCurrentAsync(server.Id, cancellationToken))
        {
            return (null, RejectionReason.RevocationIndexStale);
        }

        return await JudgeAsync(server, assertion!, now);
    }

    private async ValueTask<(AuthenticatedClient? Client, RejectionReason Reason)> JudgeAsync(
        AuthorizationServer server,
        ClientAssertion assertion,
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

        reason = JwtTimeRules.Check(assertion.Claims, JwtTimeRules.AssertionLifetime, community.Policy.ClockSkew, now);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        var verdict = await chains.JudgeAsync(server.Id, [community], assertion.Jwt, now);
        if (verdict.Chain is not { } chain)
        {
            return (null, verdict.Reason);
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
