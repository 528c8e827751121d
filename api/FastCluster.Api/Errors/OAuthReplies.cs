using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FastCluster.Api.Forms;
using FastCluster.Api.Refusals;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Errors;

/// <summary>Writes answers of the OAuth endpoints: JSON that no cache keeps (TOK-20). It decides nothing.</summary>
internal sealed class OAuthReplies(
    ILogger<OAuthReplies> logger,
    HttpMetrics metrics,
    EdgeRefusals refusals,
    IOptions<EdgeOptions> options
)
{
    /// <summary>Scheme by which callers of these endpoints prove themselves; nothing in it comes from the request.</summary>
    private const string Challenge = "private_key_jwt realm=\"fastcluster\"";

    private const int UsualLength = 2048;

    /// <summary>Refuses at the edge, before an actor was asked: writes, logs and records it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="reason">The rule that refused.</param>
    /// <param name="retryAfter">When the caller may retry, if known.</param>
    public Task RefuseAsync(HttpContext context, PublicRoute route, RejectionReason reason, TimeSpan? retryAfter = null)
    {
        refusals.Record(context, route, reason);
        return WriteRefusalAsync(context, route, reason, retryAfter, extensions: null);
    }

    /// <summary>Writes and logs a refusal of an actor, which recorded it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="reason">The rule that refused.</param>
    /// <param name="retryAfter">When the caller may retry, if known.</param>
    /// <param name="extensions">What the caller must add, if anything.</param>
    public Task RelayAsync(
        HttpContext context,
        PublicRoute route,
        RejectionReason reason,
        TimeSpan? retryAfter,
        ErrorExtensions? extensions = null
    )
    {
        metrics.Refused(route.Kind.ToString(), reason);
        return WriteRefusalAsync(context, route, reason, retryAfter, extensions);
    }

    private Task WriteRefusalAsync(
        HttpContext context,
        PublicRoute route,
        RejectionReason reason,
        TimeSpan? retryAfter,
        ErrorExtensions? extensions
    )
    {
        var scope = RequestScope.Of(context);
        var error = OAuthErrors.For(EndpointOf(route.Kind), reason);
        if (error == OAuthErrors.ServerError)
        {
            Log.MisplacedReason(logger, route.Kind, reason, route.Server.Id, scope.CorrelationId);
        }

        Log.Refused(logger, route, reason, scope);
        if (route.Kind == PublicEndpointKind.UserInfo)
        {
            BearerChallenge.Set(context.Response, error);
        }

        return WriteErrorAsync(context, error, retryAfter ?? options.Value.RetryAfter, extensions);
    }

    /// <summary>Writes an error.</summary>
    /// <param name="context">The request.</param>
    /// <param name="error">What the outside sees.</param>
    /// <param name="retryAfter">Stated for 429 and 503, in whole seconds rounded up.</param>
    /// <param name="extensions">What the caller must add, if anything.</param>
    public static Task WriteErrorAsync(
        HttpContext context,
        OAuthError error,
        TimeSpan retryAfter,
        ErrorExtensions? extensions = null
    )
    {
        var headers = context.Response.Headers;
        if (error.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(retryAfter.TotalSeconds));
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (error.Status == StatusCodes.Status401Unauthorized && headers.WWWAuthenticate.Count == 0)
        {
            headers.WWWAuthenticate = Challenge;
        }

        var body = new ErrorBody
        {
            Error = error.Code,
            Description = error.Description,
            Extensions = extensions,
        };
        return WriteAsync(context, error.Status, body, ApiJsonContext.Default.ErrorBody);
    }

    /// <summary>Writes a JSON value.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">Its generated description.</param>
    public static async Task WriteAsync<T>(HttpContext context, int status, T value, JsonTypeInfo<T> type)
    {
        using var json = new PooledBufferWriter(UsualLength);
        await using (var writer = new Utf8JsonWriter(json))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        await WriteAsync(context, status, json.WrittenMemory);
    }

    /// <summary>Writes JSON that was made elsewhere.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="json">UTF-8 JSON.</param>
    public static Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        ForbidStoring(context);
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaTypes.Json;
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json).AsTask();
    }

    /// <summary>Sets the headers that keep an answer out of every cache (RFC 6749 section 5.1).</summary>
    /// <param name="context">The request.</param>
    public static void ForbidStoring(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
    }

    private static OAuthEndpoint EndpointOf(PublicEndpointKind kind) =>
        kind switch
        {
            PublicEndpointKind.Registration => OAuthEndpoint.Registration,
            PublicEndpointKind.PushedRequest => OAuthEndpoint.PushedRequest,
            PublicEndpointKind.Introspection => OAuthEndpoint.Introspection,
            PublicEndpointKind.Revocation => OAuthEndpoint.Revocation,
            PublicEndpointKind.RevocationFeed => OAuthEndpoint.RevocationFeed,
            PublicEndpointKind.StatusList => OAuthEndpoint.StatusList,
            PublicEndpointKind.UserInfo => OAuthEndpoint.UserInfo,
            _ => OAuthEndpoint.Token,
        };
}
