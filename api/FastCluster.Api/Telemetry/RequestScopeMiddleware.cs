using FastCluster.Api.Health;
using FastCluster.Api.Sources;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Telemetry;

/// <summary>First in the pipeline: names the request, finds its source, sets the headers every answer carries.</summary>
internal sealed class RequestScopeMiddleware(
    RequestDelegate next,
    ICorrelationIds ids,
    TrustedProxies proxies,
    INodeHealth health
)
{
    /// <summary>Response header with the correlation id.</summary>
    public const string CorrelationHeader = "X-Correlation-Id";

    private const string NoActiveContent = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Prepares a request.</summary>
    /// <param name="context">The request.</param>
    public Task InvokeAsync(HttpContext context)
    {
        var scope = new RequestScope(ids.Next(), proxies.FindSource(context));
        context.Features.Set(scope);
        context.TraceIdentifier = scope.CorrelationId;
        SpanAttributes.Set(SpanAttributes.Correlation, scope.CorrelationId);
        var headers = context.Response.Headers;
        headers[CorrelationHeader] = scope.CorrelationId;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = NoActiveContent;
        headers["Referrer-Policy"] = "no-referrer";
        if (!health.IsReady)
        {
            headers.Connection = "close"; // callers of a node that drains move on without meeting a closed connection
        }

        return next(context);
    }
}
