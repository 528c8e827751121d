using FastCluster.LoadTests.Targets;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>
/// Tokens of clients whose CRL comes over HTTP; in the middle of the run its host goes away for good. The nodes fetch it every
/// two seconds. The last CRL stays valid, so tokens go on (N6).
/// </summary>
internal sealed class CrlOutageScenario : ILoadScenario
{
    public const string ScenarioName = "crl-outage";
    private const string Outage = "outage";
    private const string Later = "token-in-outage";
    private readonly LoadTarget _target;
    private readonly ScenarioSettings _settings;
    private readonly LocalControl _control;
    private readonly RegisteredClients _registered;
    private TestClient[] _clients = [];
    private int _outageAt;

    /// <summary>Makes it.</summary>
    /// <param name="target">A local cluster.</param>
    /// <param name="settings">How many clients; their keys are P-256.</param>
    /// <exception cref="UsageException">The target is not local.</exception>
    public CrlOutageScenario(LoadTarget target, ScenarioSettings settings)
    {
        (_target, _settings, _registered) = (target, settings, new(target));
        _control = target.RequireControl(ScenarioName);
    }

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [TokenScenario.Operation, Outage, Later];

    /// <inheritdoc/>
    public async Task SetUpAsync(int operations, CancellationToken cancellationToken)
    {
        _outageAt = operations / 2;
        var clients = _control.Authority.Issue(_settings.Clients);
        _clients = await _registered.RegisterAsync(clients, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken)
    {
        if (number == _outageAt)
        {
            return Task.FromResult(new PreparedOperation(Outage, _ => CloseAsync()));
        }

        var request = _target.Requests.Token(_clients[number % _clients.Length]);
        var name = number < _outageAt ? TokenScenario.Operation : Later;
        return Task.FromResult(_target.Prepare(name, request));
    }

    /// <inheritdoc/>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken)
    {
        _control.Authority.OpenCrlHost();
        return _registered.CancelAsync(cancellationToken);
    }

    private async Task<Outcome> CloseAsync()
    {
        var wasAsked = _control.Authority.CrlVisits > 0;
        await _control.Authority.CloseCrlHostAsync();
        return wasAsked ? Outcome.Ok : new("nobody had fetched the CRL");
    }
}
