using System.Net;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Telemetry;

/// <summary>Who sent a request and how it is named in log, decisions and answer.</summary>
/// <param name="CorrelationId">32 characters of lower-case hexadecimal, made here and never taken from the caller.</param>
/// <param name="Address">Address of the caller, as seen behind the named proxies.</param>
internal sealed record RequestScope(string CorrelationId, IPAddress Address)
{
    /// <summary>Text form of <see cref="Address"/>.</summary>
    public string Source { get; } = Address.ToString();

    /// <summary>The scope that <see cref="RequestScopeMiddleware"/> gave a request.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException">The pipeline lacks the middleware: a bug of the host.</exception>
    public static RequestScope Of(HttpContext context) =>
        context.Features.Get<RequestScope>()
        ?? throw new InvalidOperationException("The request has no scope: MapFastCluster was not called.");
}
