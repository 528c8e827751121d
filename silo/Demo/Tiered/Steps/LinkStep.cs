using FastCluster.Silo.Demo.Journey;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>
/// The data holder does not know yet who that is: the person signs in there too, once, and says that both are them (TIER-35).
/// </summary>
/// <param name="visit">What the steps share.</param>
internal sealed class LinkStep(TieredVisit visit) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Say who it is, once";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var (browser, holder) = (visit.Browser, visit.World.Places.Holder);
        var form = visit.Page.FindForm(FormMarks.Password)!;
        var question = await browser.SendAsync(form, FormMarks.SignIn(visit.World.Person), cancellationToken);
        if (question.Origin != holder || question.FindForm(FormMarks.Connect) is not { } link)
        {
            return await Arrival.FailAsync(
                "the question whether both accounts are one person's",
                question,
                visit.World,
                cancellationToken
            );
        }

        visit.Page = await browser.SendAsync(link, FormMarks.BothAreMe, cancellationToken);
        return visit.Page.Origin == holder && visit.Page.FindForm(FormMarks.Allow) is not null
            ? new StepOutcome.Passed($"signed in at {TieredSettings.HolderName} too; “{question.Heading}” yes")
            : await Arrival.FailAsync("the question about the app", visit.Page, visit.World, cancellationToken);
    }
}
