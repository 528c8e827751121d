using FastCluster.Api.Errors;
using FastCluster.Api.Forms;
using FastCluster.Api.Quotas;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Clients;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Registration;

/// <summary><c>POST</c> of a registration endpoint: bound the body, wait for a place, ask the registrar, reply.</summary>
internal sealed class RegistrationEndpoint(IGrainFactory grains, RegistrationAdmission admission, OAuthReplies replies)
    : IPublicEndpoint
{
    /// <inheritdoc/>
    public PublicEndpointKind Kind => PublicEndpointKind.Registration;

    /// <inheritdoc/>
    public QuotaClass Quota => QuotaClass.Registration;

    /// <inheritdoc/>
    public bool IsDocument => false;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, PublicRoute route)
    {
        if (!MediaTypes.Matches(context.Request.ContentType, MediaTypes.Json))
        {
            await replies.RefuseAsync(context, route, RejectionReason.RegistrationMediaType);
            return;
        }

        if (await RequestBody.ReadAsync(context) is not { } body)
        {
            await replies.RefuseAsync(context, route, RejectionReason.RegistrationTooLarge);
            return;
        }

        using var place = await admission.EnterAsync(context.RequestAborted);
        if (!place.IsAcquired)
        {
            await replies.RefuseAsync(context, route, RejectionReason.RegistrationOverload);
            return;
        }

        var registrar = grains.GetGrain<IRegistrarGrain>(0);
        var reply = await registrar.RegisterAsync(ToMessage(body, context, route), context.RequestAborted);
        await WriteAsync(context, route, reply);
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, PublicRoute route, TimeSpan retryAfter) =>
        replies.RefuseAsync(context, route, RejectionReason.QuotaExceeded, retryAfter);

    private Task WriteAsync(HttpContext context, PublicRoute route, RegistrationReply reply) =>
        reply switch
        {
            RegistrationReply.Accepted accepted => OAuthReplies.WriteAsync(
                context,
                accepted.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK,
                accepted.Json
            ),
            RegistrationReply.Rejected rejected => replies.RelayAsync(
                context,
                route,
                rejected.Reason,
                rejected.RetryAfter
            ),
            _ => throw new InvalidOperationException($"Unknown outcome {reply.GetType()}."),
        };

    private static RegistrationRequestMessage ToMessage(byte[] body, HttpContext context, PublicRoute route)
    {
        var scope = RequestScope.Of(context);
        return new(route.Server.Id, route.Url, body, scope.Source, scope.CorrelationId);
    }
}
