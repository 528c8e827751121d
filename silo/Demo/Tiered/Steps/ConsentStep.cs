using FastCluster.Silo.Demo.Journey;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>The data holder asks what the app may do; the person allows it and is led back to the app.</summary>
/// <param name="visit">What the steps share.</param>
internal sealed class ConsentStep(TieredVisit visit) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Allow the app";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var question = visit.Page;
        var form = question.FindForm(FormMarks.Allow)!;
        visit.Page = await visit.Browser.SendAsync(form, FormMarks.AllowAndRemember, cancellationToken);
        if (!Arrival.IsAtApp(visit.Page, visit.World))
        {
            return await Arrival.FailAsync("the app again", visit.Page, visit.World, cancellationToken);
        }

        visit.Answer = await visit.World.App.WaitAsync(cancellationToken);
        return new StepOutcome.Passed($"“{question.Heading}”: {string.Join(", ", question.Codes)}; allowed");
    }
}
