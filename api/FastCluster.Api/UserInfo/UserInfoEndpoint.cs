using FastCluster.Api.Errors;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Tokens;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.UserInfo;

/// <summary>
/// <c>GET</c> and <c>POST</c> of the UserInfo endpoint: who the person of an access token is. It reads no cookie and opens itself
/// to no page of a browser. OpenID Connect Core section 5.3, TIER-34.
/// </summary>
internal sealed class UserInfoEndpoint(IUserInfo people, OAuthReplies replies) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.UserInfo;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Token;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public ServedMethods Methods => ServedMethods.Page;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var (reason, token) = await BearerToken.ReadAsync(context);
        if (reason != RejectionReason.None)
        {
            await replies.RefuseAsync(context, route, reason);
            return;
        }

        var scope = RequestScope.Of(context);
        var reply = await people.ReadAsync(new(route.Server.Id, token, scope.Source, scope.CorrelationId));
        await WriteAsync(context, route, reply);
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    private Task WriteAsync(HttpContext context, PublicRoute route, UserInfoReply reply) =>
        reply switch
        {
            UserInfoReply.Answered answered => OAuthReplies.WriteAsync(context, StatusCodes.Status200OK, answered.Json),
            UserInfoReply.Rejected rejected => replies.RelayAsync(context, route, rejected.Reason, rejected.RetryAfter),
            _ => throw new InvalidOperationException($"Unknown outcome {reply.GetType()}."),
        };
}
