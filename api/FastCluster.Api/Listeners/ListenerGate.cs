using FastCluster.Api.Errors;
using FastCluster.Api.Refusals;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Listeners;

/// <summary>After routing: an endpoint of another listener does not exist here (404). Fails closed.</summary>
internal sealed class ListenerGate(RequestDelegate next, EdgeRefusals refusals)
{
    /// <summary>Lets the request through to an endpoint of its own listener.</summary>
    /// <param name="context">The request after routing.</param>
    public Task InvokeAsync(HttpContext context)
    {
        var served = context.GetEndpoint()?.Metadata.GetMetadata<ListenerMetadata>()?.Kind;
        if (served is { } kind && kind == context.Features.Get<ListenerFeature>()?.Kind)
        {
            return next(context);
        }

        context.SetEndpoint(null);
        refusals.Record(context, EdgeRefusal.Unknown, serverId: null, RejectionReason.UrlUnknown);
        context.Response.StatusCode = OAuthErrors.UnknownUrl.Status;
        return Task.CompletedTask;
    }
}
