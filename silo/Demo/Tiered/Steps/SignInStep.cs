using FastCluster.Silo.Demo.Journey;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>The person signs in at the identity provider and allows it to say who they are (TIER-42).</summary>
/// <param name="visit">What the steps share.</param>
internal sealed class SignInStep(TieredVisit visit) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Sign in at the provider";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var (browser, places) = (visit.Browser, visit.World.Places);
        var form = visit.Page.FindForm(FormMarks.Password)!;
        var question = await browser.SendAsync(form, FormMarks.SignIn(visit.World.Person), cancellationToken);
        if (question.Origin != places.Provider || question.FindForm(FormMarks.Allow) is not { } consent)
        {
            return await Arrival.FailAsync(
                $"the question of {TieredSettings.ProviderName}",
                question,
                visit.World,
                cancellationToken
            );
        }

        visit.Page = await browser.SendAsync(consent, FormMarks.AllowAndRemember, cancellationToken);
        return visit.Page.Origin == places.Holder && visit.Page.FindForm(FormMarks.Password) is not null
            ? new StepOutcome.Passed($"“{question.Heading}”: allowed; back at {TieredSettings.HolderName}")
            : await Arrival.FailAsync(
                $"the sign-in of {TieredSettings.HolderName}",
                visit.Page,
                visit.World,
                cancellationToken
            );
    }
}
