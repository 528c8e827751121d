using FastCluster.Silo.Demo.Journey;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>Waits until a person came back to the app with their own browser.</summary>
/// <param name="visit">What the steps share.</param>
internal sealed class AwaitVisitStep(TieredVisit visit) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Wait for a person";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        visit.Answer = await visit.World.App.WaitAsync(cancellationToken);
        return new StepOutcome.Passed("somebody came back to the app");
    }
}
