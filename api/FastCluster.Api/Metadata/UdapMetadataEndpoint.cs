using FastCluster.Api.Errors;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Metadata;

/// <summary><c>GET {base}/.well-known/udap</c>, as the default community or the one asked for sees it.</summary>
internal sealed class UdapMetadataEndpoint(
    DocumentCache documents,
    DocumentReplies writer,
    OAuthReplies replies,
    IOptions<EdgeOptions> options,
    ILogger<UdapMetadataEndpoint> logger
) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.UdapMetadata;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Discovery;

    /// <inheritdoc/>
    public bool IsDocument => true;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var fhirBase = route.FhirBase ?? throw new InvalidOperationException($"{route.Url} names no FHIR base URL.");
        if (!CommunityQuery.TryRead(context.Request.QueryString.Value, out var asked))
        {
            await replies.RefuseAsync(context, route, RejectionReason.QueryParameterRepeated);
            return;
        }

        if (asked is not null && !fhirBase.Communities.Contains(asked, StringComparer.Ordinal))
        {
            SayNothing(context);
            return;
        }

        var community = asked ?? fhirBase.Communities[0];
        var server = route.Server.Id;
        var outcome = await documents.GetMetadataAsync(server, fhirBase.Url, community, context.RequestAborted);
        if (outcome is DocumentOutcome.Found { Document: var document })
        {
            await writer.WriteAsync(context, document);
            return;
        }

        Log.NoMetadata(logger, fhirBase.Url, community, server);
        await AnswerMissingAsync(context, isAsked: asked is not null);
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    /// <summary>A community asked for and without certificate: 204 (DISC-31). The default view without one is our fault: 503.</summary>
    private Task AnswerMissingAsync(HttpContext context, bool isAsked)
    {
        if (!isAsked)
        {
            return OAuthReplies.WriteErrorAsync(context, OAuthErrors.Unavailable, options.Value.RetryAfter);
        }

        SayNothing(context);
        return Task.CompletedTask;
    }

    private static void SayNothing(HttpContext context)
    {
        OAuthReplies.ForbidStoring(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
