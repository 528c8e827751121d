using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Tiered.Browser;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>Whether a browser came back to the app, and what else it met.</summary>
internal static class Arrival
{
    /// <summary>Whether it came back, with an answer that the app asked for.</summary>
    /// <param name="page">The page before the person.</param>
    /// <param name="world">Servers and app.</param>
    public static bool IsAtApp(ShownPage page, TieredWorld world) =>
        page.Status == StatusCodes.Status200OK && page.Address.GetLeftPart(UriPartial.Path) == world.App.RedirectUri;

    /// <summary>The outcome of a step that met another page; at the app it says what the app was told.</summary>
    /// <param name="expected">What was expected.</param>
    /// <param name="page">The page before the person.</param>
    /// <param name="world">Servers and app.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<StepOutcome> FailAsync(
        string expected,
        ShownPage page,
        TieredWorld world,
        CancellationToken cancellationToken
    )
    {
        if (!IsAtApp(page, world))
        {
            return new StepOutcome.Failed($"expected {expected}, got {page.Describe()}");
        }

        var answer = await world.App.WaitAsync(cancellationToken);
        var found = answer.Error is { } error ? $"the app, which was told {error}" : "the app, which was given a code";
        return new StepOutcome.Failed($"expected {expected}, got {found}");
    }
}
