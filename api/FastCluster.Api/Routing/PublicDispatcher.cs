using System.Collections.Frozen;
using FastCluster.Api.Quotas;
using FastCluster.Api.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FastCluster.Api.Routing;

/// <summary>Runs a public endpoint: method, quota, cross-origin header, endpoint, in this order.</summary>
internal sealed class PublicDispatcher(
    IEnumerable<IPublicEndpoint> endpoints,
    SourceQuotas quotas,
    HttpMetrics metrics,
    TimeProvider time
)
{
    private const string DocumentMethods = "GET, HEAD";
    private const string PostMethod = "POST";

    private readonly FrozenDictionary<PublicEndpointKind, IPublicEndpoint> _endpoints = endpoints.ToFrozenDictionary(
        endpoint => endpoint.Kind
    );

    /// <summary>Answers a request that the route table found.</summary>
    /// <param name="context">The request, with its <see cref="PublicRoute"/> as a feature.</param>
    public async Task DispatchAsync(HttpContext context)
    {
        var route = context.Features.GetRequiredFeature<PublicRoute>();
        var started = time.GetTimestamp();
        await AnswerAsync(context, route, _endpoints[route.Kind]);
        metrics.Answered(route.Kind, context.Response.StatusCode, time.GetElapsedTime(started));
    }

    private Task AnswerAsync(HttpContext context, PublicRoute route, IPublicEndpoint endpoint)
    {
        if (!IsAllowed(context.Request.Method, endpoint))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = endpoint.IsDocument ? DocumentMethods : PostMethod;
            return Task.CompletedTask;
        }

        if (endpoint.IsDocument)
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
        }

        var scope = RequestScope.Of(context);
        return quotas.TryTake(endpoint.Quota, scope.Address, out var retryAfter)
            ? endpoint.HandleAsync(context, route)
            : endpoint.RefuseAsync(context, route, retryAfter);
    }

    private static bool IsAllowed(string method, IPublicEndpoint endpoint) =>
        endpoint.IsDocument ? HttpMethods.IsGet(method) || HttpMethods.IsHead(method) : HttpMethods.IsPost(method);
}
