using FastCluster.Api.Errors;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Metadata;

/// <summary><c>GET</c> of the key set that verifies ID tokens. Keys of access tokens have a set of their own (ADR 29).</summary>
internal sealed class IdTokenKeysEndpoint(
    DocumentCache documents,
    DocumentReplies writer,
    OAuthReplies replies,
    IOptions<EdgeOptions> options
) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.IdTokenKeys;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Discovery;

    /// <inheritdoc/>
    public bool IsDocument => true;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var outcome = await documents.GetIdTokenKeysAsync(route.Server, context.RequestAborted);
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
