using FastCluster.LoadTests.Targets;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>Registered applications that send a new software statement.</summary>
/// <param name="target">Who is asked.</param>
/// <param name="settings">How many clients, and their keys.</param>
internal sealed class RegisterModifyScenario(LoadTarget target, ScenarioSettings settings) : ILoadScenario
{
    public const string ScenarioName = "register-modify";
    private readonly RegisteredClients _registered = new(target);
    private TestClient[] _clients = [];

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [ScenarioName];

    /// <inheritdoc/>
    public async Task SetUpAsync(int operations, CancellationToken cancellationToken) =>
        _clients = await _registered.RegisterAsync(settings.Clients, settings, cancellationToken);

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken)
    {
        var request = target.Requests.Registration(_clients[number % _clients.Length]);
        return Task.FromResult(target.Prepare(ScenarioName, request));
    }

    /// <inheritdoc/>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken) => _registered.CancelAsync(cancellationToken);
}
