using FastCluster.Api.Errors;
using FastCluster.Api.Forms;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.PushedRequests;

/// <summary>
/// <c>POST</c> of pushed authorization requests (RFC 9126, CONS-24): the client proves itself as at the token endpoint, and its
/// browser brings the <c>request_uri</c> instead of the request.
/// </summary>
internal sealed class PushedRequestEndpoint(IAuthorizer authorizer, OAuthReplies replies) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.PushedRequest;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Token;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        if (!MediaTypes.Matches(context.Request.ContentType, MediaTypes.Form))
        {
            await replies.RefuseAsync(context, route, RejectionReason.FormMediaType);
            return;
        }

        var hasHeader = context.Request.Headers.Authorization.Count > 0;
        var (reason, pushed) = await RequestBody.ReadAsync(
            context,
            body => (PushedForm.TryRead(body, hasHeader, out var read), read),
            tooLong: (RejectionReason.FormTooLarge, null)
        );
        if (reason != RejectionReason.None)
        {
            await replies.RefuseAsync(context, route, reason);
            return;
        }

        var reply = await authorizer.PushAsync(ToMessage(pushed!, context, route));
        await (
            reply.Reason == RejectionReason.None
                ? OAuthReplies.WriteAsync(
                    context,
                    StatusCodes.Status201Created,
                    new() { RequestUri = reply.RequestUri!, ExpiresIn = reply.ExpiresIn },
                    ApiJsonContext.Default.PushedRequestSuccess
                )
                : replies.RelayAsync(context, route, reply.Reason, reply.RetryAfter)
        );
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    private static PushedRequestMessage ToMessage(PushedForm pushed, HttpContext context, PublicRoute route)
    {
        var scope = RequestScope.Of(context);
        return new()
        {
            Request = new()
            {
                ServerId = route.Server.Id,
                Parameters = pushed.Parameters,
                Source = scope.Source,
                CorrelationId = scope.CorrelationId,
            },
            ClientAssertion = pushed.ClientAssertion,
            ClientId = pushed.ClientId,
            Udap = pushed.Udap,
        };
    }
}
