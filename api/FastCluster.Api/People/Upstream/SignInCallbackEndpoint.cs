using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Sessions;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Api.People.Upstream;

/// <summary>
/// Where the operator's identity system sends the browser back to. The framework's handler reads state, code and ID token; it
/// is called from here, because the route table alone says which address belongs to which server.
/// </summary>
internal sealed class SignInCallbackEndpoint(UpstreamSignIn upstream, PageReplies pages) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.SignInCallback;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.People;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public ServedMethods Methods => ServedMethods.Get;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        if (!upstream.IsServed(route.Server.Id))
        {
            await pages.RefuseAsync(context, route, RejectionReason.UrlUnknown);
            return;
        }

        context.Request.IsHttps = true; // as published, whatever a proxy speaks to this node
        var handlers = context.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>(); // one for each request
        var scheme = SessionSchemes.UpstreamOf(route.Server.Id);
        var handler = await handlers.GetHandlerAsync(context, scheme) as IAuthenticationRequestHandler;
        if (handler is null || !await handler.HandleRequestAsync())
        {
            await pages.RefuseAsync(context, route, RejectionReason.SignInFailed);
        }
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        pages.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);
}
