using System.Globalization;
using FastCluster.Api.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Metadata;

/// <summary>Writes documents with entity tag and a cache lifetime far below their end; <c>HEAD</c> mirrors <c>GET</c> (DISC-40).</summary>
internal sealed class DocumentReplies(IOptions<EdgeOptions> options, TimeProvider time)
{
    /// <summary>A document is cached by others for at most this part of what is left of its life.</summary>
    private const int LifeParts = 10;

    /// <summary>Writes a document, or 304 when the caller holds it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="document">The document.</param>
    public async Task WriteAsync(HttpContext context, PublishedDocument document)
    {
        var response = context.Response;
        response.Headers.ETag = document.ETag;
        response.Headers.CacheControl = ToCacheControl(document);
        if (IsHeld(context.Request.Headers.IfNoneMatch, document.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaTypes.Json;
        response.ContentLength = document.Json.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(document.Json, context.RequestAborted);
        }
    }

    private string ToCacheControl(PublishedDocument document)
    {
        var part = (document.ValidUntil - time.GetUtcNow()) / LifeParts;
        var lifetime = part < options.Value.DocumentCacheLifetime ? part : options.Value.DocumentCacheLifetime;
        var seconds = Math.Max(0, (long)lifetime.TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds}");
    }

    private static bool IsHeld(IEnumerable<string?> ifNoneMatch, string etag) =>
        ifNoneMatch
            .SelectMany(line => (line ?? string.Empty).Split(','))
            .Select(tag => tag.Trim())
            .Any(tag =>
                tag is "*"
                || string.Equals(
                    tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag,
                    etag,
                    StringComparison.Ordinal
                )
            );
}
