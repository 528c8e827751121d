using FastCluster.LoadTests.Targets;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>Clients that revoke tokens, each token once. All tokens are issued before the load.</summary>
/// <param name="target">Who is asked.</param>
/// <param name="settings">How many clients, and their keys.</param>
internal sealed class RevokeScenario(LoadTarget target, ScenarioSettings settings) : ILoadScenario
{
    public const string ScenarioName = "revoke";
    private const int MostTokens = 100_000;
    private readonly RegisteredClients _registered = new(target);
    private LiveToken[] _tokens = [];

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [ScenarioName];

    /// <inheritdoc/>
    public async Task SetUpAsync(int operations, CancellationToken cancellationToken)
    {
        if (operations > MostTokens)
        {
            throw new UsageException($"revoke: {operations} tokens before the load; at most {MostTokens}.");
        }

        var clients = await _registered.RegisterAsync(settings.Clients, settings, cancellationToken);
        _tokens = await _registered.GetTokensAsync(clients, operations, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken)
    {
        var token = _tokens[number];
        var request = target.Requests.Revocation(token.Client, token.Text);
        return Task.FromResult(
            new PreparedOperation(
                ScenarioName,
                async end =>
                    token.IsYoungerThan(1)
                        ? Outcome.Of(await target.SendAsync(request, end))
                        : new Outcome("token expired before its turn")
            )
        );
    }

    /// <inheritdoc/>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken) => _registered.CancelAsync(cancellationToken);
}
