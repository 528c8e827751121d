using FastCluster.Pki;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>What all scenarios of a run share.</summary>
/// <param name="Clients">How many registered clients take turns, 1 or more; 1 is the hot client.</param>
/// <param name="Algorithm">Key of every client: P-256 signs ES256, RSA 2048 signs RS256.</param>
/// <param name="Weights">Share of each scenario in the mixed one, by name; any positive unit.</param>
internal sealed record ScenarioSettings(
    int Clients,
    KeyAlgorithm Algorithm,
    IReadOnlyDictionary<string, double> Weights
)
{
    /// <summary>Share of registrations in <c>registration-storm-beside-tokens</c>, above 0 and below 1.</summary>
    public double StormShare { get; init; } = 0.1;
}
