using FastCluster.LoadTests.Targets;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>A resource server that asks about tokens. Any answer but <c>active: true</c> is an error.</summary>
/// <param name="target">Who is asked.</param>
/// <param name="settings">Keys of the clients whose tokens they are.</param>
internal sealed class IntrospectScenario(LoadTarget target, ScenarioSettings settings) : ILoadScenario
{
    public const string ScenarioName = "introspect";
    private const int Tokens = 16;

    /// <summary>A token is renewed after this part of its life, so that it outlives the wait of a prepared request.</summary>
    private const double Renewal = 0.5;
    private readonly RegisteredClients _registered = new(target);
    private LiveToken[] _tokens = [];

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [ScenarioName];

    /// <inheritdoc/>
    public async Task SetUpAsync(int operations, CancellationToken cancellationToken)
    {
        var clients = await _registered.RegisterAsync(1, settings, cancellationToken);
        _tokens = await _registered.GetTokensAsync(clients, Tokens, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken)
    {
        var place = number % _tokens.Length;
        if (!_tokens[place].IsYoungerThan(Renewal))
        {
            _tokens[place] = await _registered.GetTokenAsync(_tokens[place].Client, cancellationToken);
        }

        var request = target.Requests.Introspection(target.Clients.ResourceServer, _tokens[place].Text);
        return new PreparedOperation(ScenarioName, end => AskAsync(request, end));
    }

    /// <inheritdoc/>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken) => _registered.CancelAsync(cancellationToken);

    private async Task<Outcome> AskAsync(SignedRequest request, CancellationToken cancellationToken)
    {
        var answer = await target.SendAsync(request, cancellationToken);
        return answer.IsSuccess && !answer.IsActive ? new Outcome("inactive") : Outcome.Of(answer);
    }
}
