using FastCluster.Api.Errors;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Metadata;

/// <summary><c>GET</c> of a document that follows from the configuration alone (BCP-01, DISC-41).</summary>
/// <param name="kind">Which document.</param>
/// <param name="documents">The documents, made once.</param>
/// <param name="writer">Writes them.</param>
/// <param name="replies">Writes refusals.</param>
internal sealed class StaticDocumentEndpoint(
    PublicEndpointKind kind,
    StaticDocuments documents,
    DocumentReplies writer,
    OAuthReplies replies
) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => kind;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Discovery;

    /// <inheritdoc/>
    public bool IsDocument => true;

    /// <inheritdoc/>
    public Task HandleAsync(HttpContext context, PublicRoute route) => writer.WriteAsync(context, documents.Get(route));

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);
}
