using FastCluster.LoadTests.Targets;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>Applications that read the metadata of a FHIR base URL.</summary>
/// <param name="target">Who is asked.</param>
internal sealed class DiscoverScenario(LoadTarget target) : ILoadScenario
{
    public const string ScenarioName = "discover";

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [ScenarioName];

    /// <inheritdoc/>
    public Task SetUpAsync(int operations, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken) =>
        Task.FromResult(target.Prepare(ScenarioName, target.Requests.Discovery()));

    /// <inheritdoc/>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken) => Task.FromResult(0);
}
