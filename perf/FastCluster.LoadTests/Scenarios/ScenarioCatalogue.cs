using FastCluster.LoadTests.Targets;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>Every scenario there is.</summary>
internal static class ScenarioCatalogue
{
    /// <summary>Tokens beside registrations that are more than their budget (N4).</summary>
    public const string Storm = "registration-storm-beside-tokens";

    /// <summary>Names of all scenarios with what their operations are.</summary>
    public static IReadOnlyList<(string Name, string Summary)> All { get; } =
    [
        (DiscoverScenario.ScenarioName, "GET .well-known/udap of the FHIR base URL"),
        (TokenScenario.ScenarioName, "client-credentials token, a new assertion each"),
        (HotClientScenario.ScenarioName, "the same, nine in ten for one client"),
        (IntrospectScenario.ScenarioName, "introspection of a live token with private_key_jwt"),
        (RegisterNewScenario.ScenarioName, "first registration of a client with a certificate of its own"),
        (RegisterModifyScenario.ScenarioName, "another statement of a registered client"),
        (
            RegisterStormScenario.ScenarioName,
            "first registrations beyond the budget; how refusals say when to come again"
        ),
        (RevokeScenario.ScenarioName, "revocation of a live token"),
        (
            RevokeCascadeScenario.ScenarioName,
            "introspection while the authority above all tokens is revoked; local only"
        ),
        (CrlOutageScenario.ScenarioName, "tokens while the CRL host of their certificates goes away; local only"),
        (RollingRestartScenario.ScenarioName, "tokens while each node is stopped and started; local only"),
        (Storm, "tokens, and registrations at --storm-rate"),
        (MixedScenario.ScenarioName, "several of them by the weights of a file"),
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
            HotClientScenario.ScenarioName => new HotClientScenario(target, settings),
            IntrospectScenario.ScenarioName => new IntrospectScenario(target, settings),
            RegisterNewScenario.ScenarioName => new RegisterNewScenario(target, settings),
            RegisterModifyScenario.ScenarioName => new RegisterModifyScenario(target, settings),
            RegisterStormScenario.ScenarioName => new RegisterStormScenario(target, settings),
            RevokeScenario.ScenarioName => new RevokeScenario(target, settings),
            RevokeCascadeScenario.ScenarioName => new RevokeCascadeScenario(target, settings),
            CrlOutageScenario.ScenarioName => new CrlOutageScenario(target, settings),
            RollingRestartScenario.ScenarioName => new RollingRestartScenario(target, settings),
            Storm => CreateStorm(target, settings),
            MixedScenario.ScenarioName => new MixedScenario(
                MixedScenario.ScenarioName,
                [.. settings.Weights.Select(share => (Create(share.Key, target, settings), share.Value))]
            ),
            _ => throw new UsageException($"There is no scenario '{name}'; 'list' shows all."),
        };

    private static MixedScenario CreateStorm(LoadTarget target, ScenarioSettings settings) =>
        new(
            Storm,
            [
                (new TokenScenario(target, settings), 1 - settings.StormShare),
                (new RegisterStormScenario(target, settings), settings.StormShare),
            ]
        );
}
