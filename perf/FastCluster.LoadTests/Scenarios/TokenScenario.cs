using FastCluster.LoadTests.Targets;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>Registered clients that ask for tokens in turn.</summary>
/// <param name="target">Who is asked.</param>
/// <param name="settings">How many clients, and their keys.</param>
internal sealed class TokenScenario(LoadTarget target, ScenarioSettings settings) : ILoadScenario
{
    public const string ScenarioName = "token-client-credentials";
    public const string Operation = "token";
    private readonly RegisteredClients _registered = new(target);
    private TestClient[] _clients = [];

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [Operation];

    /// <inheritdoc/>
    public async Task SetUpAsync(int operations, CancellationToken cancellationToken) =>
        _clients = await _registered.RegisterAsync(settings.Clients, settings, cancellationToken);

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken) =>
        Task.FromResult(target.Prepare(Operation, target.Requests.Token(_clients[number % _clients.Length])));

    /// <inheritdoc/>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken) => _registered.CancelAsync(cancellationToken);
}
