using System.Collections.Immutable;
using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Journey.Steps;
using FastCluster.Silo.Demo.Tiered.Steps;

namespace FastCluster.Silo.Demo.Tiered;

/// <summary>
/// A person signs in at the identity provider that the app named (Tiered OAuth): the first time the data holder asks who they
/// are there, later it knows. What the app got is refreshed and dies.
/// </summary>
internal static class TieredJourney
{
    /// <summary>The steps with a browser of our own.</summary>
    /// <param name="visit">What they share.</param>
    public static ImmutableArray<IJourneyStep> Drive(TieredVisit visit) =>
        [
            .. Begin(visit),
            new FollowLinkStep(visit),
            new SignInStep(visit),
            new LinkStep(visit),
            new ConsentStep(visit),
            .. Redeem(visit),
            new SecondVisitStep(visit),
            .. End(visit),
        ];

    /// <summary>The steps where a person comes with a browser of theirs.</summary>
    /// <param name="visit">What they share.</param>
    public static ImmutableArray<IJourneyStep> Await(TieredVisit visit) =>
        [.. Begin(visit), new AwaitVisitStep(visit), .. Redeem(visit), new AwaitSecondVisitStep(visit), .. End(visit)];

    private static IJourneyStep[] Begin(TieredVisit visit) => [new DiscoverHolderStep(), new RegisterAppStep(visit)];

    private static IJourneyStep[] Redeem(TieredVisit visit) => [new RedeemStep(visit), new VerifyLocallyStep()];

    private static IJourneyStep[] End(TieredVisit visit) =>
        [new RefreshStep(visit), new EndAccessStep(visit), new ProviderRecordsStep(visit)];
}
