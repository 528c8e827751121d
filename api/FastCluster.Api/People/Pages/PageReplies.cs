using System.Globalization;
using FastCluster.Api.Errors;
using FastCluster.Api.Refusals;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.People.Pages;

/// <summary>Answers to people who were refused, and redirects. It decides nothing.</summary>
internal sealed class PageReplies(
    PageRenderer renderer,
    EdgeRefusals refusals,
    HttpMetrics metrics,
    ILogger<PageReplies> logger,
    IOptions<EdgeOptions> options
)
{
    private const string LanguagesParameter = "ui_locales";

    /// <summary>Refuses at the edge, before an actor was asked: writes, logs and records it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="reason">The rule that refused.</param>
    /// <param name="retryAfter">When the person may try again, if known.</param>
    public Task RefuseAsync(HttpContext context, PublicRoute route, RejectionReason reason, TimeSpan? retryAfter = null)
    {
        Record(context, route, reason);
        return WriteRefusalAsync(context, route, reason, retryAfter);
    }

    /// <summary>Writes and logs a refusal of an actor, which recorded it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="reason">The rule that refused.</param>
    /// <param name="retryAfter">When the person may try again, if known.</param>
    public Task RelayAsync(HttpContext context, PublicRoute route, RejectionReason reason, TimeSpan? retryAfter = null)
    {
        Note(context, route, reason);
        return WriteRefusalAsync(context, route, reason, retryAfter);
    }

    /// <summary>Records and logs a refusal of the edge that is answered by another page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="reason">The rule that refused.</param>
    public void Record(HttpContext context, PublicRoute route, RejectionReason reason)
    {
        refusals.Record(context, route, reason);
        Log.Refused(logger, route, reason, RequestScope.Of(context));
    }

    /// <summary>Counts and logs a refusal of an actor that is answered by a redirect.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="reason">The rule that refused.</param>
    public void Note(HttpContext context, PublicRoute route, RejectionReason reason)
    {
        metrics.Refused(route.Kind.ToString(), reason);
        Log.Refused(logger, route, reason, RequestScope.Of(context));
    }

    /// <summary>Writes a fault that <see cref="FaultBoundary"/> caught and logged.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="error">What the outside sees.</param>
    public Task WriteFaultAsync(HttpContext context, PublicRoute route, OAuthError error) =>
        WriteAsync(context, route, error, RejectionReason.None, options.Value.RetryAfter);

    /// <summary>Leads the browser on. It never sends the same form there (CONS-21).</summary>
    /// <param name="context">The request.</param>
    /// <param name="location">Where to.</param>
    public static void Redirect(HttpContext context, string location)
    {
        OAuthReplies.ForbidStoring(context);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = location;
    }

    private Task WriteRefusalAsync(HttpContext context, PublicRoute route, RejectionReason reason, TimeSpan? retryAfter)
    {
        var error = OAuthErrors.For(OAuthEndpoint.Authorization, reason);
        if (error == OAuthErrors.ServerError)
        {
            Log.MisplacedReason(logger, route.Kind, reason, route.Server.Id, RequestScope.Of(context).CorrelationId);
        }

        return WriteAsync(context, route, error, reason, retryAfter ?? options.Value.RetryAfter);
    }

    private Task WriteAsync(
        HttpContext context,
        PublicRoute route,
        OAuthError error,
        RejectionReason reason,
        TimeSpan retryAfter
    )
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(retryAfter.TotalSeconds));
        if (error.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var wishes = context.Request.Query[LanguagesParameter].FirstOrDefault()?.Split(' ') ?? [];
        var texts = renderer.TextsFor(context, route, wishes);
        var kind = PageErrors.KindOf(error, reason);
        var model = new ErrorModel(
            texts[$"{kind}.title"],
            texts[$"{kind}.cause"],
            texts.Format($"{kind}.advice", Durations.Of(texts, seconds)),
            RequestScope.Of(context).CorrelationId
        );
        return renderer.WriteAsync<ErrorPage>(context, route, texts, new(model, FormTargets.None, error.Status));
    }
}
