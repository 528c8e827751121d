using System.Net;
using FastCluster.LoadTests.Targets;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>Applications that come for the first time. Any answer but 201 is an error.</summary>
/// <param name="target">Who is asked.</param>
/// <param name="settings">Keys of the clients.</param>
internal sealed class RegisterNewScenario(LoadTarget target, ScenarioSettings settings) : ILoadScenario
{
    public const string ScenarioName = "register-new";
    private readonly RegisteredClients _registered = new(target);

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [ScenarioName];

    /// <inheritdoc/>
    public Task SetUpAsync(int operations, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken)
    {
        var client = target.Clients.Next(settings.Algorithm);
        var request = target.Requests.Registration(client);
        return Task.FromResult(new PreparedOperation(ScenarioName, end => RegisterAsync(client, request, end)));
    }

    /// <inheritdoc/>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken) => _registered.CancelAsync(cancellationToken);

    private async Task<Outcome> RegisterAsync(TestClient client, SignedRequest request, CancellationToken end)
    {
        var answer = await target.SendAsync(request, end);
        if (answer.Status != HttpStatusCode.Created)
        {
            return Outcome.Failed(answer);
        }

        _registered.Add(client with { ClientId = answer.Member("client_id")! });
        return Outcome.Ok;
    }
}
