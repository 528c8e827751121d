using FastCluster.Api.Listeners;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FastCluster.Api.Health;

/// <summary>Probes of the orchestrator on the management listener: 200 or 503, without a body.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps the three probes.</summary>
    /// <param name="endpoints">The application.</param>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/healthz").OnListener(ListenerKind.Management);
        group.MapGet("/live", (INodeHealth health) => ToResult(health.IsLive));
        group.MapGet("/startup", (INodeHealth health) => ToResult(health.IsStarted));
        group.MapGet("/ready", (INodeHealth health) => ToResult(health.IsReady));
    }

    private static StatusCodeHttpResult ToResult(bool isGood) =>
        TypedResults.StatusCode(isGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
