using System.Collections.Frozen;
using FastCluster.Api.Errors;
using FastCluster.Api.Quotas;
using FastCluster.Api.Refusals;
using FastCluster.Api.Telemetry;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FastCluster.Api.Routing;

/// <summary>Runs a public endpoint: method, quota, cross-origin header, endpoint, in this order.</summary>
internal sealed class PublicDispatcher(
    IEnumerable<IPublicEndpoint> endpoints,
    SourceQuotas quotas,
    EdgeRefusals refusals,
    HttpMetrics metrics,
    TimeProvider time
)
{
    private const string DocumentMethods = "GET, HEAD";
    private const string PostMethod = "POST";
    private const string PageMethods = "GET, POST";
    private const string PreflightSeconds = "3600";

    private readonly FrozenDictionary<PublicEndpointKind, IPublicEndpoint> _endpoints = endpoints.ToFrozenDictionary(
        endpoint => endpoint.Kind
    );

    /// <summary>Answers a request that the route table found.</summary>
    /// <param name="context">The request, with its <see cref="PublicRoute"/> as a feature.</param>
    public async Task DispatchAsync(HttpContext context)
    {
        var route = context.Features.GetRequiredFeature<PublicRoute>();
        SpanAttributes.Set(SpanAttributes.Endpoint, route.Kind.ToString());
        var started = time.GetTimestamp();
        await AnswerAsync(context, route, _endpoints[route.Kind]);
        metrics.Answered(route.Kind, context.Response.StatusCode, time.GetElapsedTime(started));
    }

    private Task AnswerAsync(HttpContext context, PublicRoute route, IPublicEndpoint endpoint)
    {
        var isPreflight = endpoint.IsDocument && IsPreflight(context.Request);
        if (!isPreflight && (endpoint.Methods & MethodOf(context.Request.Method)) == ServedMethods.None)
        {
            refusals.Record(context, route, RejectionReason.MethodNotAllowed);
            context.Response.StatusCode = OAuthErrors.OtherMethod.Status;
            context.Response.Headers.Allow = Name(endpoint.Methods);
            return Task.CompletedTask;
        }

        if (endpoint.IsDocument)
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
        }

        var scope = RequestScope.Of(context);
        if (!quotas.TryTake(endpoint.Quota, scope.Address, out var retryAfter))
        {
            return endpoint.RefuseAsync(context, route, retryAfter);
        }

        return isPreflight ? PermitAsync(context.Response) : endpoint.HandleAsync(context, route);
    }

    /// <summary>What a browser asks before it reads a document with a header of its own (Fetch, CORS preflight).</summary>
    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method)
        && request.Headers.Origin.Count > 0
        && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>A document holds nothing of its reader, so every page may ask for it with any header.</summary>
    private static Task PermitAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.AccessControlAllowMethods = DocumentMethods;
        response.Headers.AccessControlAllowHeaders = "*";
        response.Headers.AccessControlMaxAge = PreflightSeconds;
        return Task.CompletedTask;
    }

    private static ServedMethods MethodOf(string method) =>
        HttpMethods.IsGet(method) ? ServedMethods.Get
        : HttpMethods.IsHead(method) ? ServedMethods.Head
        : HttpMethods.IsPost(method) ? ServedMethods.Post
        : ServedMethods.None;

    private static string Name(ServedMethods methods) =>
        methods switch
        {
            ServedMethods.Read => DocumentMethods,
            ServedMethods.Post => PostMethod,
            ServedMethods.Page => PageMethods,
            ServedMethods.Get => HttpMethods.Get,
            _ => throw new ArgumentOutOfRangeException(nameof(methods), methods, "Unknown methods."),
        };
}
