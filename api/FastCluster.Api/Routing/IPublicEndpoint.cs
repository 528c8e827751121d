using FastCluster.Api.Quotas;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Routing;

/// <summary>One public resource: shape of the request, question to a grain, reply. It holds no rule and no state.</summary>
internal interface IPublicEndpoint
{
    /// <summary>What it serves.</summary>
    PublicEndpointKind Kind { get; }

    /// <summary>The budget its requests count against.</summary>
    QuotaClass Quota { get; }

    /// <summary>Whether it is a document that any page of a browser may read.</summary>
    bool IsDocument { get; }

    /// <summary>Methods that it takes: unless said otherwise <c>GET</c> and <c>HEAD</c> of a document, else <c>POST</c> alone.</summary>
    ServedMethods Methods => IsDocument ? ServedMethods.Read : ServedMethods.Post;

    /// <summary>Answers a request whose method and quota were checked.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    Task HandleAsync(HttpContext context, PublicRoute route);

    /// <summary>Answers a request that the quota refused (429 with <c>Retry-After</c>).</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="retryAfter">When the source may come back.</param>
    Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter);
}
