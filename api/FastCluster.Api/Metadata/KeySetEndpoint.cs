using FastCluster.Api.Errors;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Metadata;

/// <summary><c>GET</c> of the key set that verifies access tokens (AT-08).</summary>
internal sealed class KeySetEndpoint(
    DocumentCache documents,
    DocumentReplies writer,
    OAuthReplies replies,
    IOptions<EdgeOptions> options
) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.Jwks;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Discovery;

    /// <inheritdoc/>
    public bool IsDocument => true;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var outcome = await documents.GetKeySetAsync(route.Server.Id, context.RequestAborted);
        if (outcome is DocumentOutcome.Found { Document: var document })
        {
            await writer.WriteAsync(context, document);
            return;
        }

        await OAuthReplies.WriteErrorAsync(context, OAuthErrors.Unavailable, options.Value.RetryAfter);
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);
}
