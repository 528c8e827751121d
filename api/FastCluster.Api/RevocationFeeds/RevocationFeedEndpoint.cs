using FastCluster.Api.Errors;
using FastCluster.Api.Forms;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Api.Sources;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Revocations;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace FastCluster.Api.RevocationFeeds;

/// <summary>
/// <c>POST</c> of the revocation feed: what changed since a cursor, at once or as soon as there is something. A request that
/// is held takes no thread; it is read for in short steps, since a call to an actor may not last as long, and a node that stops holds nobody.
/// </summary>
internal sealed class RevocationFeedEndpoint(
    IGrainFactory grains,
    TlsCertificates certificates,
    OAuthReplies replies,
    IHostApplicationLifetime lifetime,
    TimeProvider time
) : IPublicEndpoint
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);
    private IRevocationFeedGrain? _feed; // kept: Orleans finds its kind by reflection at each call

    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.RevocationFeed;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Caller;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var start = time.GetTimestamp();
        var (reason, form) = await FormRequest.ReadAsync(context, RevocationFeedRequest.Parameters);
        if (reason != RejectionReason.None)
        {
            await replies.RefuseAsync(context, route, reason);
            return;
        }

        var hasHeader = context.Request.Headers.Authorization.Count > 0;
        reason = RevocationFeedRequest.TryRead(form!, hasHeader, certificates.Read(context), out var request);
        if (reason != RejectionReason.None)
        {
            await replies.RefuseAsync(context, route, reason);
            return;
        }

        var feed = _feed ??= grains.GetGrain<IRevocationFeedGrain>(0);
        var reply = await feed.AdmitAsync(ToMessage(request!, context, route), context.RequestAborted);
        if (reply is RevocationFeedReply.Admitted)
        {
            reply = await ReadAsync(feed, request!, route, start, context.RequestAborted);
        }

        await WriteAsync(context, route, reply);
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    /// <summary>Reads until there is news or the time has passed; the last read does not wait and always has a page.</summary>
    private async Task<RevocationFeedReply> ReadAsync(
        IRevocationFeedGrain feed,
        RevocationFeedRequest request,
        PublicRoute route,
        long start,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var held = time.GetElapsedTime(start);
            var wait = lifetime.ApplicationStopping.IsCancellationRequested
                ? TimeSpan.Zero
                : StepOf(request.Wait - held);
            var reply = await feed.ReadAsync(new(route.Server.Id, request.Cursor, wait, held), cancellationToken);
            if (reply is not RevocationFeedReply.Unchanged)
            {
                return reply;
            }
        }
    }

    private static TimeSpan StepOf(TimeSpan left) =>
        left > s_step ? s_step
        : left > TimeSpan.Zero ? left
        : TimeSpan.Zero;

    private Task WriteAsync(HttpContext context, PublicRoute route, RevocationFeedReply reply) =>
        reply switch
        {
            RevocationFeedReply.Answered answered => OAuthReplies.WriteAsync(
                context,
                StatusCodes.Status200OK,
                answered.Json
            ),
            RevocationFeedReply.Rejected rejected => replies.RelayAsync(
                context,
                route,
                rejected.Reason,
                rejected.RetryAfter
            ),
            _ => throw new InvalidOperationException($"Unknown outcome {reply.GetType()}."),
        };

    private static RevocationFeedRequestMessage ToMessage(
        RevocationFeedRequest request,
        HttpContext context,
        PublicRoute route
    )
    {
        var scope = RequestScope.Of(context);
        return new(route.Server.Id, request.Credential, request.ClientId, scope.Source, scope.CorrelationId);
    }
}
