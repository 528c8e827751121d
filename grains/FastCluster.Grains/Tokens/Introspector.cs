using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Answers introspection from the node's own index and keys: no actor is activated, nothing is stored. An answer is
/// given only while the index is confirmed current; else 503.
/// </summary>
internal sealed class Introspector(
    TokenIssuerServices services,
    ResourceServerAuthenticator authenticator,
    TokenReader reader,
    PersonalContextCipher cipher
) : IIntrospector
{
    /// <inheritdoc/>
    public async Task<IntrospectionReply> IntrospectAsync(
        IntrospectionRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var server = services.Servers.Get(request.ServerId);
        var verdict = await AuthenticateAsync(server, request, cancellationToken);
        if (verdict.Caller is not { } caller)
        {
            Record(request, verdict, isActive: null);
            return new IntrospectionReply.Rejected(verdict.Reason, verdict.RetryAfter);
        }

        var token = await reader.ReadAsync(server, request.Token, services.Revocations.IndexOf(server.Id));
        var isActive =
            token is { Claims: { } claims, IsAlive: true }
            && claims.Audience.Contains(caller.FhirBaseUrl, StringComparer.Ordinal);
        Record(request, verdict, isActive);
        if (!isActive)
        {
            return new IntrospectionReply.Answered(IntrospectionJson.Inactive());
        }

        var personal = token.Claims!.EncryptedContext.IsEmpty
            ? null
            : await cipher.DecryptAsync(server.Id, token.Claims.EncryptedContext, token.Claims.JwtId);
        return new IntrospectionReply.Answered(IntrospectionJson.Write(token.Claims, personal));
    }

    private async ValueTask<CallerVerdict> AuthenticateAsync(
        AuthorizationServer server,
        IntrospectionRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        await services.Revocations.EnsureCurrentAsync(server.Id, cancellationToken)
            ? await authenticator.AuthenticateAsync(
                server,
                request.Credential,
                request.ClientId,
                [server.IntrospectionEndpoint, server.TokenEndpoint]
            )
            : new CallerVerdict(RejectionReason.RevocationIndexStale, RetryAfter: TimeSpan.FromSeconds(1));

    private void Record(IntrospectionRequestMessage request, CallerVerdict verdict, bool? isActive) =>
        services.Decisions.Record(
            new Decision
            {
                Kind = DecisionKind.Introspection,
                Reason = verdict.Reason,
                AuthorizationServer = request.ServerId,
                Community = verdict.Caller?.Community,
                ClientId = verdict.Caller?.CallerId,
                Entity =
                    isActive is null ? null
                    : isActive.Value ? "active"
                    : "inactive",
                SourceAddress = request.Source,
                CorrelationId = request.CorrelationId,
            }
        );
}
