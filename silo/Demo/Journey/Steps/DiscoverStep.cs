using System.Net;
using FastCluster.Silo.Demo.Client;

namespace FastCluster.Silo.Demo.Journey.Steps;

/// <summary>Reads the UDAP metadata of the base URL and believes it only when the community vouches for it.</summary>
/// <param name="offer">What of it the client uses.</param>
internal sealed class DiscoverStep(IWantedOffer offer) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Discover and trust";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var target = context.Target;
        var answer = await context.Client.GetAsync($"{target.FhirBase}/.well-known/udap", cancellationToken);
        if (answer.Status != HttpStatusCode.OK)
        {
            return new StepOutcome.Failed($"expected UDAP metadata, got {answer.Describe()}");
        }

        context.Note("signed_metadata", answer.ReadText("signed_metadata") ?? "");
        var check = new SignedMetadataCheck(new CommunityTrust(target.CommunityRoots), context.Time);
        var outcome = await check.CheckAsync(target.FhirBase, answer.Json);
        if (outcome is not SignedMetadataOutcome.Trusted trusted)
        {
            return new StepOutcome.Failed(((SignedMetadataOutcome.Refused)outcome).Reason);
        }

        if (offer.FindScope(answer.Json) is not { } scope)
        {
            return new StepOutcome.Failed($"the server does not offer {offer.Name}");
        }

        context.Endpoints = trusted.Endpoints;
        context.Scope = scope;
        return new StepOutcome.Passed(
            $"RS256 metadata signed by a path of {trusted.PathLength} certificates to {trusted.Root}"
        );
    }
}
