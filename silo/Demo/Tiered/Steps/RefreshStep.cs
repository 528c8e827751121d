using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Journey.Steps;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>
/// The app refreshes twice, and each answer has a new pair. Then the first refresh token comes once more, as from a thief: all
/// that came of that visit is dead (REF-06).
/// </summary>
/// <param name="visit">What the steps share.</param>
internal sealed class RefreshStep(TieredVisit visit) : IJourneyStep
{
    /// <inheritdoc/>
    public string Name => "Refresh, then reuse";

    /// <inheritdoc/>
    public async Task<StepOutcome> RunAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var old = visit.Second.RefreshToken;
        var (newer, fault) = await CodeRedemption.RefreshAsync(context, old, cancellationToken);
        var newest = newer;
        if (newer is not null)
        {
            (newest, fault) = await CodeRedemption.RefreshAsync(context, newer.RefreshToken, cancellationToken);
        }

        if (newest is null)
        {
            return new StepOutcome.Failed(fault!);
        }

        if (newer!.RefreshToken == old || newest.RefreshToken == newer.RefreshToken)
        {
            return new StepOutcome.Failed("a refresh token came back unchanged");
        }

        if (!Introspection.IsActive(await Introspection.AskAsync(context, newest.AccessToken, cancellationToken)))
        {
            return new StepOutcome.Failed("the newest access token is not active");
        }

        return await FindLifeAsync(context, old, newest, cancellationToken) is { } life
            ? new StepOutcome.Failed(life)
            : new StepOutcome.Passed("two new pairs; the first refresh token again: all of that visit is dead");
    }

    private static async Task<string?> FindLifeAsync(
        JourneyContext context,
        string old,
        AppTokens newest,
        CancellationToken cancellationToken
    )
    {
        if (!await CodeRedemption.IsRefusedAsync(context, old, cancellationToken))
        {
            return "the first refresh token is not refused when it is used again";
        }

        if (!await Death.IsSeenAsync(context, newest.AccessToken, cancellationToken))
        {
            return "the newest access token outlives the reuse";
        }

        return await CodeRedemption.IsRefusedAsync(context, newest.RefreshToken, cancellationToken)
            ? null
            : "the newest refresh token outlives the reuse";
    }
}
