using System.Collections.Immutable;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.Trust;
using FastCluster.Udap.ClientAssertions;
using FastCluster.Udap.Jwt;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Authenticates a resource server that introspects or follows revocations: private_key_jwt with a certificate of its community, or the TLS
/// client certificate. Only what the configuration declares may call (REV-09).
/// </summary>
internal sealed class ResourceServerAuthenticator(
    ChainJudge chains,
    ReplayGuard replay,
    RevocationFollower revocations,
    TimeProvider clock
)
{
    /// <summary>Judges the caller, and records the use of its assertion.</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="credential">What the caller proves itself with.</param>
    /// <param name="clientId"><c>client_id</c> parameter, or null.</param>
    /// <param name="audiences">Values of <c>aud</c> of which an assertion has to name one.</param>
    public ValueTask<CallerVerdict> AuthenticateAsync(
        AuthorizationServer server,
        CallerCredential credential,
        string? clientId,
        ImmutableArray<string> audiences
    ) =>
        credential switch
        {
            { ClientAssertion: { } assertion } => ByAssertionAsync(server, assertion, clientId, audiences),
            { TlsCertificates.Length: > 0 } => ByCertificateAsync(server, credential.TlsCertificates),
            _ => new(new CallerVerdict(RejectionReason.CallerAnonymous)),
        };

    private async ValueTask<CallerVerdict> ByAssertionAsync(
        AuthorizationServer server,
        string text,
        string? clientId,
        ImmutableArray<string> audiences
    )
    {
        var now = clock.GetUtcNow();
        var reason = JwtParser.TryParse(text, JwtLimits.Default, out var jwt);
        if (reason != RejectionReason.None)
        {
            return new(reason);
        }

        var widest = server.Communities.Max(community => community.Policy.ClockSkew);
        reason = ClientAssertionValidator.TryReadClaims(jwt!, new(audiences, clientId, widest), now, out var assertion);
        if (reason != RejectionReason.None)
        {
            return new(reason);
        }

        var caller = server.ResourceServers.FirstOrDefault(known =>
            known.AllowPrivateKeyJwt && string.Equals(known.CallerId, assertion!.ClientId, StringComparison.Ordinal)
        );
        return caller is null || server.FindCommunity(caller.Community) is not { } community
            ? new(RejectionReason.CallerUnknown)
            : await ProveAsync(server, new(caller, community), assertion!);
    }

    private async ValueTask<CallerVerdict> ProveAsync(
        AuthorizationServer server,
        DeclaredCaller caller,
        ClientAssertion assertion
    )
    {
        var index = revocations.IndexOf(server.Id);
        var stamp = index.Stamp;
        var verdict = await chains.JudgeAsync(server.Id, [caller.Community], assertion.Jwt, clock.GetUtcNow());
        if (verdict.Chain is not { } chain)
        {
            return new(verdict.Reason);
        }

        if (!chain.Path.Certificates[0].UriNames.Contains(caller.Server.SubjectUri, StringComparer.Ordinal))
        {
            return new(RejectionReason.CallerUnknown);
        }

        if (EpochReader.Read(index, stamp, chain.Entities) is not { } epochs)
        {
            return new(RejectionReason.JudgedStale, RetryAfter: TimeSpan.FromSeconds(1));
        }

        var claim = await replay.ClaimAsync(
            new(server.Id, caller.Community.Uri, ReplayScope.ClientAssertion),
            assertion.Claims,
            caller.Community.Policy.ClockSkew,
            epochs
        );
        return new(claim.Reason, claim.Reason == RejectionReason.None ? caller.Server : null, claim.RetryAfter);
    }

    private async ValueTask<CallerVerdict> ByCertificateAsync(AuthorizationServer server, byte[][] certificates)
    {
        var refused = RejectionReason.CallerUnknown;
        ImmutableArray<ReadOnlyMemory<byte>> chain = [.. certificates.Select(der => new ReadOnlyMemory<byte>(der))];
        foreach (var caller in server.ResourceServers.Where(known => known.AllowMutualTls))
        {
            if (server.FindCommunity(caller.Community) is not { } community)
            {
                continue;
            }

            var verdict = await chains.JudgeAsync(server.Id, community, chain, clock.GetUtcNow());
            if (
                verdict.Chain?.Path.Certificates[0].UriNames.Contains(caller.SubjectUri, StringComparer.Ordinal) == true
            )
            {
                return new(RejectionReason.None, caller);
            }

            refused = refused == RejectionReason.CallerUnknown && WillPass(verdict.Reason) ? verdict.Reason : refused;
        }

        return new(refused);
    }

    /// <summary>Whether a proven chain was refused for what this server does not know yet of its CRLs.</summary>
    private static bool WillPass(RejectionReason reason) =>
        reason is RejectionReason.RevocationPending or RejectionReason.RevocationStale;

    private readonly record struct DeclaredCaller(ResourceServer Server, ServedCommunity Community);
}
