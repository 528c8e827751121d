using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Tokens;

namespace FastCluster.Grains.Authorization;

/// <summary>
/// Takes requests that clients push (RFC 9126): proves the client, judges the request as the authorization endpoint would, and
/// seals it into the <c>request_uri</c>. Nothing is stored.
/// </summary>
internal sealed class PushedRequests(
    IAuthorizationServerDirectory servers,
    ClientAuthenticator authenticator,
    AuthorizationOpener opener,
    ReplayGuard replay,
    SealedTexts seals,
    IDecisionSink decisions,
    TimeProvider clock
)
{
    /// <summary>A person signs in and decides within it (RFC 9126 section 2.2 allows 5 to 600 s).</summary>
    private const int LifetimeSeconds = 600;

    /// <summary>The browser brings it in a URL, and servers take request lines of 8 KiB.</summary>
    private const int MaximumLength = 6 * 1024;

    /// <summary>Takes one request.</summary>
    /// <param name="message">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async Task<PushedRequestReply> PushAsync(PushedRequestMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var server = servers.Get(message.Request.ServerId);
        var (client, reason) = await authenticator.AuthenticateAsync(
            server,
            message.ClientAssertion,
            message.ClientId,
            [server.People!.PushedRequests, server.TokenEndpoint],
            cancellationToken
        );
        var reply = client is null ? new(reason) : await JudgeAsync(server, message, client, cancellationToken);
        decisions.Record(
            new Decision
            {
                Kind = DecisionKind.Authorization,
                Reason = reply.Reason,
                AuthorizationServer = server.Id,
                Community = client?.Community.Uri,
                ClientId = client?.Record.ClientId,
                SourceAddress = message.Request.Source,
                CorrelationId = message.Request.CorrelationId,
            }
        );
        return reply;
    }

    private async ValueTask<PushedRequestReply> JudgeAsync(
        AuthorizationServer server,
        PushedRequestMessage message,
        AuthenticatedClient client,
        CancellationToken cancellationToken
    )
    {
        var reason = GrantRules.CheckUdap(message.Udap, client);
        if (reason != RejectionReason.None)
        {
            return new(reason);
        }

        if (message.Request.Parameters.Any(one => one.Name == "request_uri"))
        {
            return new(RejectionReason.RequestUriUnsupported);
        }

        var (opened, refusal) = await opener.OpenAsync(message.Request, cancellationToken);
        if (opened is null)
        {
            return Refuse(refusal!);
        }

        if (opened.Client != client.Key)
        {
            return new(RejectionReason.JwtIssuerNotClient);
        }

        var requestUri = await SealAsync(server, message, client);
        if (requestUri.Length > MaximumLength)
        {
            return new(RejectionReason.AuthorizationTooLarge);
        }

        var claim = await replay.ClaimAsync(
            new(server.Id, client.Community.Uri, ReplayScope.ClientAssertion),
            client.Assertion.Claims,
            client.Community.Policy.ClockSkew,
            client.Epochs
        );
        return claim.Reason == RejectionReason.None
            ? new(RejectionReason.None, requestUri, LifetimeSeconds)
            : new(claim.Reason, RetryAfter: claim.RetryAfter);
    }

    /// <summary>What a browser would be shown or sent, told to the client itself (RFC 9126 section 2.3).</summary>
    private static PushedRequestReply Refuse(AuthorizationReply refusal) =>
        refusal switch
        {
            AuthorizationReply.Shown shown => new(shown.Reason, RetryAfter: shown.RetryAfter),
            AuthorizationReply.Refused refused => new(refused.Reason),
            _ => throw new InvalidOperationException($"Unknown refusal {refusal}."),
        };

    private async ValueTask<string> SealAsync(
        AuthorizationServer server,
        PushedRequestMessage message,
        AuthenticatedClient client
    )
    {
        var content = new PushedContent(
            client.Record.ClientId,
            [.. message.Request.Parameters.SelectMany(one => new[] { one.Name, one.Value })],
            clock.GetUtcNow().ToUnixTimeSeconds() + LifetimeSeconds
        );
        var text = await seals.SealAsync(
            server.Id,
            PushedContent.Purpose,
            content,
            GrantJsonContext.Default.PushedContent
        );
        return PushedContent.Prefix + text;
    }
}
