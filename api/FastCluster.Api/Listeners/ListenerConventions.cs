using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FastCluster.Api.Listeners;

/// <summary>Ties sockets and endpoints to a listener.</summary>
public static class ListenerConventions
{
    /// <summary>Marks every connection of a socket with its listener; call it before TLS is configured.</summary>
    /// <param name="listen">The socket.</param>
    /// <param name="kind">The listener.</param>
    public static ListenOptions ServesListener(this ListenOptions listen, ListenerKind kind)
    {
        ArgumentNullException.ThrowIfNull(listen);
        var feature = new ListenerFeature(kind);
        listen.Use(next =>
            connection =>
            {
                connection.Features.Set(feature);
                return next(connection);
            }
        );
        return listen;
    }

    /// <summary>Serves endpoints on one listener only; endpoints without this mark answer 404 everywhere.</summary>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="kind">The listener.</param>
    public static TBuilder OnListener<TBuilder>(this TBuilder endpoints, ListenerKind kind)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new ListenerMetadata(kind));
}
