using System.Globalization;
using FastCluster.Api.Errors;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Contracts.StatusLists;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.StatusLists;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.StatusLists;

/// <summary><c>GET</c> of a signed status list, by anybody: it tells nothing to who does not hold a token (REV-13).</summary>
internal sealed class StatusListEndpoint(IGrainFactory grains, OAuthReplies replies) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.StatusList;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Discovery;

    /// <inheritdoc/>
    public bool IsDocument => true;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var path = context.Request.Path.Value!;
        var listId = path[(path.LastIndexOf('/') + 1)..];
        if (!TokenIdentifier.TryParse(listId, out _))
        {
            await replies.RefuseAsync(context, route, RejectionReason.StatusListUnknown);
            return;
        }

        var reply = await grains.GetGrain<IStatusListGrain>($"{route.Server.Id}/{listId}").GetAsync();
        switch (reply)
        {
            case StatusListReply.Signed signed:
                await WriteAsync(context, signed);
                break;
            case StatusListReply.Rejected rejected:
                await replies.RelayAsync(context, route, rejected.Reason, rejected.RetryAfter);
                break;
            default:
                throw new InvalidOperationException($"Unknown outcome {reply.GetType()}.");
        }
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    private static async Task WriteAsync(HttpContext context, StatusListReply.Signed signed)
    {
        var response = context.Response;
        var seconds = (long)signed.TimeToLive.TotalSeconds;
        response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds}");
        response.ContentType = StatusListMembers.MediaType;
        response.ContentLength = signed.Jwt.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(signed.Jwt, context.RequestAborted);
        }
    }
}
