using System.Collections.Immutable;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Decisions;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace FastCluster.Api.Admin;

/// <summary>Carries out changes of operators: each, also a refused one and a dry run, leaves one decision record.</summary>
internal sealed class OperatorChanges(IDecisionSink decisions, ILogger<OperatorChanges> logger)
{
    /// <summary>Judges and carries out a change.</summary>
    /// <param name="context">The request of a proven operator.</param>
    /// <param name="change">The change.</param>
    /// <param name="refusal">What already refuses it, or none.</param>
    /// <param name="act">Does it; not called for a dry run or when refused.</param>
    public async Task<Results<JsonHttpResult<ChangeView>, ProblemReply>> RunAsync(
        HttpContext context,
        OperatorChange change,
        RejectionReason refusal,
        Func<CancellationToken, Task<RejectionReason>> act
    )
    {
        var reason = refusal == RejectionReason.None && !change.IsDryRun ? await act(context.RequestAborted) : refusal;
        Record(context, change, reason);
        if (reason != RejectionReason.None)
        {
            return new ProblemReply(reason) { IsRecorded = true };
        }

        var view = new ChangeView
        {
            Action = change.Action,
            Subject = change.Subject,
            IsDryRun = change.IsDryRun,
        };
        return TypedResults.Json(view, ApiJsonContext.Default.ChangeView);
    }

    private void Record(HttpContext context, OperatorChange change, RejectionReason reason)
    {
        var scope = RequestScope.Of(context);
        var name = context.Features.Get<Operator>()?.Name ?? string.Empty;
        decisions.Record(
            new()
            {
                Kind = change.Kind,
                Reason = reason,
                AuthorizationServer = change.ServerId,
                Entity = change.Subject,
                SourceAddress = scope.Source,
                CorrelationId = scope.CorrelationId,
                Detail = ImmutableSortedDictionary<string, string>
                    .Empty.Add("operator", name)
                    .Add("action", change.Action)
                    .Add("dry_run", change.IsDryRun ? "true" : "false"),
            }
        );
        if (reason == RejectionReason.None)
        {
            Log.OperatorActed(logger, name, change.Action, change.Subject, change.ServerId, scope.CorrelationId);
            return;
        }

        Log.OperatorRefused(logger, reason, scope);
    }
}
