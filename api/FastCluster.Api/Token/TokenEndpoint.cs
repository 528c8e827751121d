using FastCluster.Api.Errors;
using FastCluster.Api.Forms;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Tokens;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Token;

/// <summary><c>POST</c> of the token endpoint: read the form, ask the issuer, reply.</summary>
internal sealed class TokenEndpoint(ITokenIssuer issuer, OAuthReplies replies) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.Token;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Token;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var (reason, form) = await FormRequest.ReadAsync(context, TokenRequest.Parameters);
        if (reason != RejectionReason.None)
        {
            await replies.RefuseAsync(context, route, reason);
            return;
        }

        reason = TokenRequest.TryRead(form!, context.Request.Headers.Authorization.Count > 0, out var request);
        if (reason != RejectionReason.None)
        {
            await replies.RefuseAsync(context, route, reason);
            return;
        }

        var reply = await issuer.IssueAsync(ToMessage(request!, context, route));
        await WriteAsync(context, route, reply);
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    private Task WriteAsync(HttpContext context, PublicRoute route, TokenReply reply) =>
        reply switch
        {
            TokenReply.Issued issued => OAuthReplies.WriteAsync(
                context,
                StatusCodes.Status200OK,
                new()
                {
                    AccessToken = issued.AccessToken,
                    ExpiresIn = issued.ExpiresIn,
                    Scope = issued.Scope,
                    RefreshToken = issued.RefreshToken,
                    IdToken = issued.IdToken,
                },
                ApiJsonContext.Default.TokenSuccess
            ),
            TokenReply.Rejected rejected => replies.RelayAsync(
                context,
                route,
                rejected.Reason,
                rejected.RetryAfter,
                ErrorExtensions.ForConsent(rejected.ConsentRequired, rejected.ConsentForm)
            ),
            _ => throw new InvalidOperationException($"Unknown outcome {reply.GetType()}."),
        };

    private static TokenRequestMessage ToMessage(TokenRequest request, HttpContext context, PublicRoute route)
    {
        var scope = RequestScope.Of(context);
        return new()
        {
            ServerId = route.Server.Id,
            GrantType = request.GrantType,
            ClientAssertion = request.ClientAssertion,
            ClientId = request.ClientId,
            Scope = request.Scope,
            Udap = request.Udap,
            Resources = [.. request.Resources],
            Code = request.Code,
            RedirectUri = request.RedirectUri,
            CodeVerifier = request.CodeVerifier,
            RefreshToken = request.RefreshToken,
            Assertion = request.Assertion,
            Source = scope.Source,
            CorrelationId = scope.CorrelationId,
        };
    }
}
