using FastCluster.Api.Errors;
using FastCluster.Api.Quotas;
using FastCluster.Api.Refusals;
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
    EdgeRefusals refusals,
    ILogger<OperatorGate> logger
)
{
    /// <summary>Lets proven operators of the needed role through.</summary>
    /// <param name="context">The request after routing.</param>
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OperatorMetadata>() is { Role: var needed }
            ? JudgeAsync(context, needed)
            : next(context);

    private async Task JudgeAsync(HttpContext context, OperatorRole needed)
    {
        OAuthReplies.ForbidStoring(context);
        if (!quotas.TryTake(QuotaClass.Admin, RequestScope.Of(context).Address, out var retryAfter))
        {
            Refuse(context, RejectionReason.QuotaExceeded);
            var error = OAuthErrors.For(OAuthEndpoint.Token, RejectionReason.QuotaExceeded);
            await OAuthReplies.WriteErrorAsync(context, error, retryAfter);
            return;
        }

        var reason = Authenticate(context, needed);
        if (reason != RejectionReason.None)
        {
            Refuse(context, reason);
            await new ProblemReply(reason).ExecuteAsync(context);
            return;
        }

        await next(context);
        RecordUnrecorded(context);
    }

    private RejectionReason Authenticate(HttpContext context, OperatorRole needed)
    {
        var reason = authentication.TryAuthenticate(context, out var found);
        context.Features.Set(found);
        return reason == RejectionReason.None && found!.Role < needed ? RejectionReason.OperatorRole : reason;
    }

    /// <summary>Changes are recorded where they are judged; this is for the rest, and for what the framework refused.</summary>
    private void RecordUnrecorded(HttpContext context)
    {
        var problem = context.Features.Get<ProblemReply>();
        if (problem is { IsRecorded: false })
        {
            Refuse(context, problem.Reason);
        }
        else if (problem is null && context.Response.StatusCode == StatusCodes.Status400BadRequest)
        {
            Refuse(context, RejectionReason.OperatorRequestMalformed);
        }
    }

    private void Refuse(HttpContext context, RejectionReason reason)
    {
        Log.OperatorRefused(logger, reason, RequestScope.Of(context));
        refusals.Record(context, EdgeRefusal.Admin, serverId: null, reason);
    }
}
