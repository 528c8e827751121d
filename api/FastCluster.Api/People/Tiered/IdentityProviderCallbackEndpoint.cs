using FastCluster.Api.People.Pages;
using FastCluster.Api.People.Requests;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Upstream;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Tiered;

/// <summary>Where an identity provider sends the browser back to (TIER-20). What it brings is judged by a silo.</summary>
internal sealed class IdentityProviderCallbackEndpoint(
    IUpstream upstream,
    TieredSteps steps,
    OnwardPages onward,
    PageReplies pages
) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.IdentityProviderCallback;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.People;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public ServedMethods Methods => ServedMethods.Get;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var (reason, query) = AuthorizationEndpoint.Read(context.Request.QueryString);
        if (reason != RejectionReason.None)
        {
            await pages.RefuseAsync(context, route, reason);
            return;
        }

        var scope = RequestScope.Of(context);
        var message = new UpstreamCallbackMessage
        {
            ServerId = route.Server.Id,
            Parameters = query!.Parameters,
            Place = context.Request.Path.Value!.Split('/')[^1],
            Transactions = TieredCookies.Transactions(context),
            Source = scope.Source,
            CorrelationId = scope.CorrelationId,
        };
        await steps.WriteAsync(context, route, await upstream.CompleteAsync(message));
        await onward.ReplaceRedirectAsync(context, route);
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        pages.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);
}
