using FastCluster.Silo.Demo.Journey;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>Waits until the person came once more.</summary>
/// <param name="visit">What the steps share.</param>
internal sealed class AwaitSecondVisitStep(TieredVisit visit) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Wait once more";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var answer = await visit.World.App.WaitAsync(cancellationToken);
        return await SecondGrant.TakeAsync(context, visit, answer, cancellationToken) is { } fault
            ? new StepOutcome.Failed(fault)
            : new StepOutcome.Passed("the same person came again");
    }
}
