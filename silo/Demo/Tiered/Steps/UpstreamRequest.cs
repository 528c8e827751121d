using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Tiered.App;
using Microsoft.AspNetCore.WebUtilities;

namespace FastCluster.Silo.Demo.Tiered.Steps;

/// <summary>What the data holder says to the identity provider by way of the browser.</summary>
internal static class UpstreamRequest
{
    /// <summary>Looks in a text for what belongs to the app alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="world">Servers and app.</param>
    /// <param name="context">What the app is at the data holder.</param>
    /// <returns>What was found, or null.</returns>
    public static string? FindTrace(string text, TieredWorld world, JourneyContext context)
    {
        string[] traces =
        [
            AppPages.Name,
            world.App.Address.Authority,
            context.Target.ClientUri,
            context.ClientId,
            .. context.Scope.Split(' ').Where(scope => scope.Contains('/', StringComparison.Ordinal)),
        ];
        return traces.FirstOrDefault(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Looks in an address, decoded.</summary>
    /// <param name="address">The address.</param>
    /// <param name="world">Servers and app.</param>
    /// <param name="context">What the app is at the data holder.</param>
    /// <returns>What was found, or null.</returns>
    public static string? FindTrace(Uri address, TieredWorld world, JourneyContext context)
    {
        var values = QueryHelpers.ParseQuery(address.Query).SelectMany(pair => pair.Value);
        return values
            .Select(value => FindTrace(value ?? "", world, context))
            .FirstOrDefault(trace => trace is not null);
    }

    /// <summary>The scope that is asked for.</summary>
    /// <param name="address">The address.</param>
    public static string ScopeOf(Uri address) =>
        QueryHelpers.ParseQuery(address.Query).GetValueOrDefault("scope").ToString();
}
