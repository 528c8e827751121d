using FastCluster.Api.Errors;
using FastCluster.Api.People.Pages;
using FastCluster.Api.Quotas;
using FastCluster.Api.Refusals;
using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Assets;

/// <summary><c>GET</c> of a style sheet or the logo: the version in the address lets browsers keep it for a year.</summary>
internal sealed class AssetsEndpoint(PageAssetDirectory assets, EdgeRefusals refusals, PageReplies pages)
    : IPublicEndpoint
{
    /// <summary>A picture may be SVG, which is a document of its own where somebody opens it: nothing in it may act.</summary>
    private const string Inert = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.Assets;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.People;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public ServedMethods Methods => ServedMethods.Read;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var path = context.Request.Path.Value!;
        var response = context.Response;
        if (assets.Get(route.Server.Id).Find(path[(path.LastIndexOf('/') + 1)..]) is not { } file)
        {
            refusals.Record(context, route, RejectionReason.UrlUnknown);
            response.StatusCode = OAuthErrors.UnknownUrl.Status;
            return;
        }

        response.Headers.ContentSecurityPolicy = Inert;
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.ContentType = file.ContentType;
        response.ContentLength = file.Content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(file.Content, context.RequestAborted);
        }
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        pages.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);
}
