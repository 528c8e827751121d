using FastCluster.Api.Errors;
using FastCluster.Api.Forms;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Tokens;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Revocation;

/// <summary><c>POST</c> of the revocation endpoint: 200 means dead on every node within the promised second (REV-02).</summary>
internal sealed class RevocationEndpoint(IGrainFactory grains, OAuthReplies replies) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.Revocation;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Caller;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var (reason, form) = await FormRequest.ReadAsync(context, RevocationRequest.Parameters);
        if (reason != RejectionReason.None)
        {
            await replies.RefuseAsync(context, route, reason);
            return;
        }

        reason = RevocationRequest.TryRead(form!, context.Request.Headers.Authorization.Count > 0, out var request);
        if (reason != RejectionReason.None)
        {
            await replies.RefuseAsync(context, route, reason);
            return;
        }

        var revoker = grains.GetGrain<IRevokerGrain>(0);
        var reply = await revoker.RevokeAsync(ToMessage(request!, context, route), context.RequestAborted);
        if (reply.Reason != RejectionReason.None)
        {
            await replies.RelayAsync(context, route, reply.Reason, reply.RetryAfter);
            return;
        }

        OAuthReplies.ForbidStoring(context);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    private static RevocationRequestMessage ToMessage(RevocationRequest request, HttpContext context, PublicRoute route)
    {
        var scope = RequestScope.Of(context);
        return new(
            route.Server.Id,
            request.Token,
            request.ClientAssertion,
            request.ClientId,
            request.Udap,
            scope.Source,
            scope.CorrelationId
        );
    }
}
