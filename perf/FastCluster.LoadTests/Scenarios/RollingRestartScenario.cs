using FastCluster.Cluster.Tests.Nodes;
using FastCluster.LoadTests.Targets;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>
/// Tokens while each node in turn is stopped and started (N11). Callers ask nodes that say ready; who is told when to come
/// again, or finds nobody, comes again with a fresh assertion for 15 s. A first refusal counts as an error, and says
/// whether the caller got its token then.
/// </summary>
internal sealed class RollingRestartScenario : ILoadScenario
{
    public const string ScenarioName = "rolling-restart";
    private const string Restart = "restart";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private readonly LoadTarget _target;
    private readonly ScenarioSettings _settings;
    private readonly LocalControl _control;
    private readonly RegisteredClients _registered;
    private TestClient[] _clients = [];
    private int _operations;
    private ReadyNodes? _ready;

    /// <summary>Makes it.</summary>
    /// <param name="target">A local cluster of 2 nodes or more.</param>
    /// <param name="settings">How many clients, and their keys.</param>
    /// <exception cref="UsageException">The target is not local, or of one node.</exception>
    public RollingRestartScenario(LoadTarget target, ScenarioSettings settings)
    {
        (_target, _settings, _registered) = (target, settings, new(target));
        _control = target.RequireControl(ScenarioName);
        if (_control.Nodes < 2)
        {
            throw new UsageException($"{ScenarioName} needs --nodes 2 or more.");
        }
    }

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [TokenScenario.Operation, Restart];

    /// <summary>Which node an operation restarts: the first third has none, the rest is shared out evenly.</summary>
    /// <param name="number">Number of the operation, from 0.</param>
    /// <param name="operations">How many there are.</param>
    /// <param name="nodes">How many nodes.</param>
    /// <returns>The node, from 0; null for an operation that is a token.</returns>
    public static int? RestartAt(int number, int operations, int nodes)
    {
        var first = operations / 3;
        var step = Math.Max(1, (operations - first) / nodes);
        var (node, rest) = Math.DivRem(number - first, step);
        return number >= first && rest == 0 && node < nodes ? node : null;
    }

    /// <inheritdoc/>
    public async Task SetUpAsync(int operations, CancellationToken cancellationToken)
    {
        _operations = operations;
        _clients = await _registered.RegisterAsync(_settings.Clients, _settings, cancellationToken);
        _ready = _control.WatchReadiness();
    }

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken)
    {
        if (RestartAt(number, _operations, _control.Nodes) is { } node)
        {
            return Task.FromResult(new PreparedOperation(Restart, end => RestartAsync(node, end)));
        }

        var client = _clients[number % _clients.Length];
        var first = _target.Requests.Token(client);
        return Task.FromResult(new PreparedOperation(TokenScenario.Operation, end => AskAsync(client, first, end)));
    }

    /// <inheritdoc/>
    public async Task<int> CleanUpAsync(CancellationToken cancellationToken)
    {
        if (_ready is not null)
        {
            await _ready.DisposeAsync();
        }

        return await _registered.CancelAsync(cancellationToken);
    }

    private async Task<Outcome> RestartAsync(int node, CancellationToken cancellationToken) =>
        await _control.RestartAsync(node, cancellationToken) == 0 ? Outcome.Ok : new("did not end well");

    private async Task<Outcome> AskAsync(TestClient client, SignedRequest first, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var request = first;
        string? failure = null;
        while (true)
        {
            var (outcome, pause) = await AttemptAsync(request, cancellationToken);
            if (outcome.IsOk)
            {
                return failure is null ? Outcome.Ok : new($"{failure}, then ok");
            }

            failure ??= outcome.ErrorClass;
            if (pause is null || TimeProvider.System.GetElapsedTime(start) > s_limit)
            {
                return new($"{failure}, given up");
            }

            await Task.Delay(pause.Value, TimeProvider.System, cancellationToken);
            request = _target.Requests.Token(client);
        }
    }

    /// <summary>One attempt at a ready node, and when to come again; null for never.</summary>
    private async Task<(Outcome Outcome, TimeSpan? Pause)> AttemptAsync(SignedRequest request, CancellationToken end)
    {
        var node = _control.NumberOf(_ready!.Next());
        TimeSpan? pause = s_pause;
        var attempt = new PreparedOperation(
            TokenScenario.Operation,
            async token =>
            {
                var answer = await _target.SendToAsync(node, request, token);
                pause = answer.RetryAfter;
                return Outcome.Of(answer);
            }
        );
        return (await attempt.TryAsync(end), pause);
    }
}
