using System.Diagnostics.CodeAnalysis;
using FastCluster.Api.People.Pages;
using FastCluster.Api.Refusals;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Errors;

/// <summary>
/// The one place that catches everything: lost infrastructure reads as 503 with <c>Retry-After</c>, a request that broke
/// HTTP as its status, anything else as a mute 500. Details go to the log under the correlation id. People get a page.
/// </summary>
internal sealed class FaultBoundary(
    RequestDelegate next,
    ILogger<FaultBoundary> logger,
    HttpMetrics metrics,
    EdgeRefusals refusals,
    IOptions<EdgeOptions> options,
    PageReplies? pages = null
)
{
    private const int ClientClosedRequest = 499;

    /// <summary>Runs the rest of the pipeline.</summary>
    /// <param name="context">The request.</param>
    [SuppressMessage("Design", "CA1031", Justification = "The edge answers every request; the fault is logged.")]
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerGone(logger, context.TraceIdentifier);
            SetStatus(context, ClientClosedRequest);
        }
        catch (BadHttpRequestException exception)
        {
            Log.Broken(logger, RejectionReason.RequestBroken, exception.StatusCode, context.TraceIdentifier);
            RecordBroken(context);
            await AnswerAsync(context, OAuthErrors.Broken with { Status = exception.StatusCode });
        }
        catch (Exception exception) when (LostInfrastructure.Is(exception))
        {
            Log.Unavailable(logger, context.TraceIdentifier, exception);
            await AnswerAsync(context, OAuthErrors.Unavailable);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, context.TraceIdentifier, exception);
            await AnswerAsync(context, OAuthErrors.ServerError);
        }
    }

    private void RecordBroken(HttpContext context)
    {
        if (context.Features.Get<PublicRoute>() is { } route)
        {
            refusals.Record(context, route, RejectionReason.RequestBroken);
            return;
        }

        refusals.Record(context, EdgeRefusal.Unknown, serverId: null, RejectionReason.RequestBroken);
    }

    private Task AnswerAsync(HttpContext context, OAuthError error)
    {
        metrics.Faulted(error.Status);
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        return pages is not null && context.Features.Get<PublicRoute>() is { IsForPeople: true } route
            ? pages.WriteFaultAsync(context, route, error)
            : OAuthReplies.WriteErrorAsync(context, error, options.Value.RetryAfter);
    }

    private static void SetStatus(HttpContext context, int status)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = status;
        }
    }
}
