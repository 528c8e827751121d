using FastCluster.Silo.Demo.Journey;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>
/// The person comes again with a browser that knows nobody: the identity provider asks who they are, and the data holder knows
/// (TIER-33).
/// </summary>
/// <param name="visit">What the steps share.</param>
internal sealed class SecondVisitStep(TieredVisit visit) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Come again";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var (world, browser) = (visit.World, visit.CreateBrowser());
        var page = await browser.OpenAsync(world.App.Start, cancellationToken);
        if (page.Origin != world.Places.Provider || page.FindForm(FormMarks.Password) is not { } form)
        {
            return await Arrival.FailAsync(
                $"the sign-in of {TieredSettings.ProviderName}",
                page,
                visit.World,
                cancellationToken
            );
        }

        var end = await browser.SendAsync(form, FormMarks.SignIn(world.Person), cancellationToken);
        if (!Arrival.IsAtApp(end, world))
        {
            return await Arrival.FailAsync("the app at once", end, visit.World, cancellationToken);
        }

        var answer = await world.App.WaitAsync(cancellationToken);
        return await SecondGrant.TakeAsync(context, visit, answer, cancellationToken) is { } fault
            ? new StepOutcome.Failed(fault)
            : new StepOutcome.Passed(
                $"only {TieredSettings.ProviderName} asked for a password: {TieredSettings.HolderName} knew who it is"
            );
    }
}
