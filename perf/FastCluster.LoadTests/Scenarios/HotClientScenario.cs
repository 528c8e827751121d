using FastCluster.LoadTests.Targets;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>Tokens of which nine in ten are for one client; the others take turns for the tenth.</summary>
/// <param name="target">Who is asked.</param>
/// <param name="settings">How many clients, 2 or more, and their keys.</param>
internal sealed class HotClientScenario(LoadTarget target, ScenarioSettings settings) : ILoadScenario
{
    public const string ScenarioName = "token-hot-client";
    private const int Period = 10;
    private readonly RegisteredClients _registered = new(target);
    private TestClient[] _clients = [];

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [TokenScenario.Operation];

    /// <summary>Which client an operation is of: 0 is the hot one.</summary>
    /// <param name="number">Number of the operation, from 0.</param>
    /// <param name="clients">How many clients, 2 or more.</param>
    public static int ClientOf(int number, int clients) =>
        number % Period == Period - 1 ? 1 + (number / Period % (clients - 1)) : 0;

    /// <inheritdoc/>
    public async Task SetUpAsync(int operations, CancellationToken cancellationToken)
    {
        if (settings.Clients < 2)
        {
            throw new UsageException($"{ScenarioName} needs --clients 2 or more.");
        }

        _clients = await _registered.RegisterAsync(settings.Clients, settings, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken)
    {
        var client = _clients[ClientOf(number, _clients.Length)];
        return Task.FromResult(target.Prepare(TokenScenario.Operation, target.Requests.Token(client)));
    }

    /// <inheritdoc/>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken) => _registered.CancelAsync(cancellationToken);
}
