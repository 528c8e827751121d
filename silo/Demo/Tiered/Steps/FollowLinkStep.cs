using FastCluster.Silo.Demo.Journey;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>
/// The person follows the app's link, which names their identity provider (<c>idp</c>): no page of the data holder is shown,
/// the browser is sent on to the provider.
/// </summary>
/// <param name="visit">What the steps share.</param>
internal sealed class FollowLinkStep(TieredVisit visit) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Follow the app's link";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var provider = visit.World.Places.Provider;
        var page = visit.Page = await visit.Browser.OpenAsync(visit.World.App.Start, cancellationToken);
        if (page.Origin != provider || page.FindForm(FormMarks.Password) is null)
        {
            return await Arrival.FailAsync(
                $"the sign-in of {TieredSettings.ProviderName}",
                page,
                visit.World,
                cancellationToken
            );
        }

        visit.Upstream = visit.Browser.Way.First(address => address.GetLeftPart(UriPartial.Authority) == provider);
        return UpstreamRequest.FindTrace(visit.Upstream, visit.World, context) is { } trace
            ? new StepOutcome.Failed($"{TieredSettings.ProviderName} is told {trace}")
            : new StepOutcome.Passed(
                $"{TieredSettings.HolderName} trusts {provider}, registered there and sent the browser to it, "
                    + $"for {UpstreamRequest.ScopeOf(visit.Upstream)} and with nothing of the app"
            );
    }
}
