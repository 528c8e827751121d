using FastCluster.LoadTests.Targets;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>Every scenario there is.</summary>
internal static class ScenarioCatalogue
{
    /// <summary>Names of all scenarios with what their operations are.</summary>
    public static IReadOnlyList<(string Name, string Summary)> All { get; } =
    [
        (DiscoverScenario.ScenarioName, "GET .well-known/udap of the FHIR base URL"),
        (TokenScenario.ScenarioName, "client-credentials token, a new assertion each"),
        (IntrospectScenario.ScenarioName, "introspection of a live token with private_key_jwt"),
        (RegisterNewScenario.ScenarioName, "first registration of a client with a certificate of its own"),
        (RegisterModifyScenario.ScenarioName, "another statement of a registered client"),
        (RevokeScenario.ScenarioName, "revocation of a live token"),
        (MixedScenario.ScenarioName, "all of them by the weights of a file"),
    ];

    /// <summary>Makes a scenario.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="target">Who is asked.</param>
    /// <param name="settings">Of the run.</param>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public static ILoadScenario Create(string name, LoadTarget target, ScenarioSettings settings) =>
        name switch
        {
            DiscoverScenario.ScenarioName => new DiscoverScenario(target),
            TokenScenario.ScenarioName => new TokenScenario(target, settings),
            IntrospectScenario.ScenarioName => new IntrospectScenario(target, settings),
            RegisterNewScenario.ScenarioName => new RegisterNewScenario(target, settings),
            RegisterModifyScenario.ScenarioName => new RegisterModifyScenario(target, settings),
            RevokeScenario.ScenarioName => new RevokeScenario(target, settings),
            MixedScenario.ScenarioName => new MixedScenario([
                .. settings.Weights.Select(share => (Create(share.Key, target, settings), share.Value)),
            ]),
            _ => throw new UsageException($"There is no scenario '{name}'; 'list' shows all."),
        };
}
