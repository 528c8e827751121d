using System.Net;
using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Journey.Steps;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>The app ends what it got by the first visit: one refresh token revoked, and the access token dies with it.</summary>
/// <param name="visit">What the steps share.</param>
internal sealed class EndAccessStep(TieredVisit visit) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Revoke";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var (access, refresh) = visit.First;
        if (!Introspection.IsActive(await Introspection.AskAsync(context, access, cancellationToken)))
        {
            return new StepOutcome.Failed("the access token of the first visit is not active");
        }

        var answer = await RevokeStep.RevokeAsync(context, refresh, "refresh_token", cancellationToken);
        if (answer.Status != HttpStatusCode.OK)
        {
            return new StepOutcome.Failed($"expected 200, got {answer.Describe()}");
        }

        var start = context.Time.GetTimestamp();
        if (!await Death.IsSeenAsync(context, access, cancellationToken))
        {
            return new StepOutcome.Failed($"the access token lives on {Death.Bound.TotalSeconds:0} s after that");
        }

        var elapsed = context.Time.GetElapsedTime(start).TotalMilliseconds;
        return await CodeRedemption.IsRefusedAsync(context, refresh, cancellationToken)
            ? new StepOutcome.Passed(
                $"the refresh token is revoked; its access token is seen dead {elapsed:0} ms later"
            )
            : new StepOutcome.Failed("the refresh token is not refused");
    }
}
