using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Journey.Steps;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>Reads the metadata of the data holder, as any client does, and who answers authorization requests there.</summary>
internal sealed class DiscoverHolderStep : IJourneyStep
{
    private readonly DiscoverStep _discovery = new(new TieredOffer());

    /// <inheritdoc/>
    public string Name => "Discover the holder";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var outcome = await _discovery.RunAsync(context, cancellationToken);
        if (outcome is StepOutcome.Failed)
        {
            return outcome;
        }

        if (context.Endpoints.Authorization is null)
        {
            return new StepOutcome.Failed("the metadata have no authorization_endpoint");
        }

        var issuer = new Uri(context.Endpoints.Token).GetLeftPart(UriPartial.Authority);
        return await ServerMetadata.FindFaultAsync(context, issuer, cancellationToken) is { } fault
            ? new StepOutcome.Failed(fault)
            : new StepOutcome.Passed($"{TieredSettings.HolderName} offers udap_to; {outcome.Line}");
    }
}
