using FastCluster.Api.Errors;
using FastCluster.Api.Forms;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Api.Sources;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Tokens;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Introspection;

/// <summary><c>POST</c> of the introspection endpoint: any token value of a known caller is answered 200 (REV-11).</summary>
internal sealed class IntrospectionEndpoint(
    IIntrospector introspector,
    TlsCertificates certificates,
    OAuthReplies replies
) : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.Introspection;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Caller;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        var (reason, form) = await FormRequest.ReadAsync(context, IntrospectionRequest.Parameters);
        if (reason != RejectionReason.None)
        {
            await replies.RefuseAsync(context, route, reason);
            return;
        }

        var hasHeader = context.Request.Headers.Authorization.Count > 0;
        reason = IntrospectionRequest.TryRead(form!, hasHeader, certificates.Read(context), out var request);
        if (reason != RejectionReason.None)
        {
            await replies.RefuseAsync(context, route, reason);
            return;
        }

        var message = ToMessage(request!, context, route);
        await WriteAsync(context, route, await introspector.IntrospectAsync(message));
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    private Task WriteAsync(HttpContext context, PublicRoute route, IntrospectionReply reply) =>
        reply switch
        {
            IntrospectionReply.Answered answered => OAuthReplies.WriteAsync(
                context,
                StatusCodes.Status200OK,
                answered.Json
            ),
            IntrospectionReply.Rejected rejected => replies.RelayAsync(
                context,
                route,
                rejected.Reason,
                rejected.RetryAfter
            ),
            _ => throw new InvalidOperationException($"Unknown outcome {reply.GetType()}."),
        };

    private static IntrospectionRequestMessage ToMessage(
        IntrospectionRequest request,
        HttpContext context,
        PublicRoute route
    )
    {
        var scope = RequestScope.Of(context);
        return new(
            route.Server.Id,
            request.Token,
            request.Credential,
            request.ClientId,
            scope.Source,
            scope.CorrelationId
        );
    }
}
