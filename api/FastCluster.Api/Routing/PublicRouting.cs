using System.Collections.Frozen;
using FastCluster.Api.Listeners;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Routing;

/// <summary>
/// Before the framework's own routing: on the public listener one look-up in the frozen table chooses the endpoint. What
/// is not in the table is left to the gate, which answers 404.
/// </summary>
internal sealed class PublicRouting
{
    private readonly RequestDelegate _next;
    private readonly PublicRouteTable _table;
    private readonly FrozenDictionary<PublicEndpointKind, Endpoint> _endpoints;

    /// <summary>Makes the middleware.</summary>
    /// <param name="next">The rest of the pipeline.</param>
    /// <param name="table">Published URLs.</param>
    /// <param name="dispatcher">Runs the chosen endpoint.</param>
    public PublicRouting(RequestDelegate next, PublicRouteTable table, PublicDispatcher dispatcher)
    {
        ArgumentNullException.ThrowIfNull(dispatcher);
        _next = next;
        _table = table;
        _endpoints = Enum.GetValues<PublicEndpointKind>()
            .ToFrozenDictionary(kind => kind, kind => MakeEndpoint(kind, dispatcher));
    }

    /// <summary>Chooses the endpoint.</summary>
    /// <param name="context">The request.</param>
    public Task InvokeAsync(HttpContext context)
    {
        if (
            context.Features.Get<ListenerFeature>()?.Kind == ListenerKind.Public
            && _table.TryFind(
                context.Request.Host.Value ?? string.Empty,
                context.Request.Path.Value ?? "/",
                out var route
            )
        )
        {
            context.Features.Set(route);
            context.SetEndpoint(_endpoints[route.Kind]);
        }

        return _next(context);
    }

    private static Endpoint MakeEndpoint(PublicEndpointKind kind, PublicDispatcher dispatcher) =>
        new(
            dispatcher.DispatchAsync,
            new EndpointMetadataCollection(new ListenerMetadata(ListenerKind.Public)),
            kind.ToString()
        );
}
