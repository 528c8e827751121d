using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Listeners;

/// <summary>After routing: an endpoint of another listener does not exist here (404). Fails closed.</summary>
internal sealed class ListenerGate(RequestDelegate next)
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
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
