using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.Trust;
using FastCluster.Udap.AuthorizationAssertions;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// The authorization-assertion grant (RFC 7523 section 2.1): judges who authorized the client, and in whose name. For whom and
/// why, and the scopes, are judged like those of client credentials.
/// </summary>
internal sealed class AssertionGrant(
    ChainJudge chains,
    RevocationFollower revocations,
    ReplayGuard replay,
    TimeProvider clock
)
{
    /// <summary>Judges the assertion; consumes nothing (AZA-03 to AZA-08, AZA-12).</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="request">The request.</param>
    /// <param name="client">Its proven client.</param>
    public async ValueTask<(RejectionReason Reason, AssertedAuthority? Authority)> JudgeAsync(
        AuthorizationServer server,
        TokenRequestMessage request,
        AuthenticatedClient client
    )
    {
        var policy = client.Community.Policy;
        if (!policy.Assertions.IsOffered)
        {
            return (RejectionReason.GrantTypeUnsupported, null);
        }

        var now = clock.GetUtcNow();
        var rules = new AuthorizationAssertionRules(
            [server.TokenEndpoint, server.Issuer],
            client.Record.ClientId,
            client.Record.Issuer,
            policy.Assertions,
            policy.ClockSkew
        );
        var reason = AuthorizationAssertionValidator.TryRead(request.Assertion, rules, now, out var assertion);
        return reason == RejectionReason.None
            ? await JudgeSignerAsync(server, client, assertion!, now)
            : (reason, null);
    }

    /// <summary>The change that the grant makes.</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="grant">A grant that passed every rule.</param>
    /// <param name="authority">Who authorized it.</param>
    public TokenGrant Complete(AuthorizationServer server, TokenGrant grant, AssertedAuthority authority) =>
        grant with
        {
            Authority = authority,
            Consumption = new AssertionConsumption(server, grant.Client, authority, replay),
        };

    private async ValueTask<(RejectionReason Reason, AssertedAuthority? Authority)> JudgeSignerAsync(
        AuthorizationServer server,
        AuthenticatedClient client,
        AuthorizationAssertion assertion,
        DateTimeOffset now
    )
    {
        var index = revocations.IndexOf(server.Id);
        var stamp = index.Stamp;
        var verdict = await chains.JudgeAsync(server.Id, [client.Community], assertion.Jwt, now);
        if (verdict.Chain is not { } chain)
        {
            return (AsAnswered(verdict.Reason), null);
        }

        var reason = AuthorizationAssertionValidator.CheckBinding(
            assertion.Claims.Issuer,
            chain.Path.Certificates[0].UriNames
        );
        if (reason != RejectionReason.None)
        {
            return (reason, null);
        }

        var others = chain.Entities.RemoveAll(one => client.Epochs.Any(known => known.Entity == one));
        return EpochReader.Read(index, stamp, others) is { } epochs
            ? (RejectionReason.None, new AssertedAuthority(assertion, chain, epochs))
            : (RejectionReason.JudgedStale, null);
    }

    /// <summary>That revocation cannot be told lies with this server; everything else with the assertion (AZA-04).</summary>
    private static RejectionReason AsAnswered(RejectionReason reason) =>
        reason is RejectionReason.RevocationPending or RejectionReason.RevocationStale
            ? reason
            : RejectionReason.AuthorizationAssertionUntrusted;
}
