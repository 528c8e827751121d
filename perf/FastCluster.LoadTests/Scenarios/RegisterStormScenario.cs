using System.Globalization;
using System.Net;
using FastCluster.LoadTests.Targets;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>
/// More first registrations than a server takes. A refusal is counted by status and by whether it says when to come again,
/// which every 429 and 503 has to (N4).
/// </summary>
/// <param name="target">Who is asked.</param>
/// <param name="settings">Keys of the clients.</param>
internal sealed class RegisterStormScenario(LoadTarget target, ScenarioSettings settings) : ILoadScenario
{
    public const string ScenarioName = "register-storm";

    /// <summary>Ends the class of a refusal that says when to come again.</summary>
    public const string Polite = " with Retry-After";

    /// <summary>Ends the class of one that does not.</summary>
    public const string Mute = " without Retry-After";
    private readonly RegisteredClients _registered = new(target);

    /// <inheritdoc/>
    public string Name => ScenarioName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations { get; } = [ScenarioName];

    /// <summary>Judges an answer.</summary>
    /// <param name="answer">What the server said.</param>
    public static Outcome Judge(Answer answer)
    {
        if (answer.Status == HttpStatusCode.Created)
        {
            return Outcome.Ok;
        }

        return answer.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
            ? new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(int)answer.Status}{(answer.RetryAfter > TimeSpan.Zero ? Polite : Mute)}"
                )
            )
            : Outcome.Failed(answer);
    }

    /// <inheritdoc/>
    public Task SetUpAsync(int operations, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken)
    {
        var client = target.Clients.Next(settings.Algorithm);
        var request = target.Requests.Registration(client);
        return Task.FromResult(new PreparedOperation(ScenarioName, end => RegisterAsync(client, request, end)));
    }

    /// <summary>Cancels what was let through, but on a cluster that ends with the run: its budget would not allow it soon.</summary>
    /// <inheritdoc/>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken) =>
        target.EndsWithTheRun ? Task.FromResult(0) : _registered.CancelAsync(cancellationToken);

    private async Task<Outcome> RegisterAsync(TestClient client, SignedRequest request, CancellationToken end)
    {
        var answer = await target.SendAsync(request, end);
        var outcome = Judge(answer);
        if (outcome.IsOk)
        {
            _registered.Add(client with { ClientId = answer.Member("client_id")! });
        }

        return outcome;
    }
}
