using FastCluster.Api.Errors;
using FastCluster.Api.Quotas;
using FastCluster.Api.Telemetry;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FastCluster.Api.Admin;

/// <summary>Before an endpoint of operators: quota by source, identity, role. Nothing of the request is read earlier.</summary>
internal sealed class OperatorGate(
    RequestDelegate next,
    OperatorAuthentication authentication,
    SourceQuotas quotas,
    ILogger<OperatorGate> logger
)
{
    /// <summary>Lets proven operators of the needed role through.</summary>
    /// <param name="context">The request after routing.</param>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OperatorMetadata>() is not { Role: var needed })
        {
            return next(context);
        }

        OAuthReplies.ForbidStoring(context);
        var scope = RequestScope.Of(context);
        if (!quotas.TryTake(QuotaClass.Admin, scope.Address, out var retryAfter))
        {
            return OAuthReplies.WriteErrorAsync(
                context,
                OAuthErrors.For(OAuthEndpoint.Token, RejectionReason.QuotaExceeded),
                retryAfter
            );
        }

        var reason = authentication.TryAuthenticate(context, out var found);
        if (reason == RejectionReason.None && found!.Role < needed)
        {
            reason = RejectionReason.OperatorRole;
        }

        if (reason != RejectionReason.None)
        {
            Log.OperatorRefused(logger, reason, scope.Source, scope.CorrelationId);
            return new ProblemReply(reason).ExecuteAsync(context);
        }

        context.Features.Set(found);
        return next(context);
    }
}
