using System.Net;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>Sends the granted token request a second time: an assertion works once (JWT-13).</summary>
internal sealed class ReplayStep : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Replay";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client.PostFormAsync(context.Endpoints.Token, context.TokenForm, cancellationToken);
        return answer.Status == HttpStatusCode.BadRequest && answer.ReadText("error") == "invalid_client"
            ? new StepOutcome.Passed("the same assertion again: refused with invalid_client")
            : new StepOutcome.Failed($"expected 400 invalid_client, got {answer.Describe()}");
    }
}
