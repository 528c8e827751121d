using FastCluster.LoadTests.Scenarios;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Tests.Driving;

/// <summary>Asks one URL again and again.</summary>
/// <param name="url">The URL.</param>
internal sealed class WorkScenario(Uri url) : ILoadScenario, IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public string Name => "work";

    public IReadOnlyList<string> Operations { get; } = ["work"];

    /// <summary>How many operations were announced.</summary>
    public int Announced { get; private set; }

    /// <summary>How often it was cleaned up.</summary>
    public int CleanUps { get; private set; }

    /// <summary>What preparing throws instead of preparing.</summary>
    public Exception? Fault { get; init; }

    public Task SetUpAsync(int operations, CancellationToken cancellationToken)
    {
        Announced = operations;
        return Task.CompletedTask;
    }

    public Task<PreparedOperation> PrepareAsync(int number, CancellationToken cancellationToken) =>
        Fault is null
            ? Task.FromResult(new PreparedOperation("work", AskAsync))
            : Task.FromException<PreparedOperation>(Fault);

    public Task<int> CleanUpAsync(CancellationToken cancellationToken)
    {
        CleanUps++;
        return Task.FromResult(0);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Outcome> AskAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(url, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return Outcome.Of(new Answer(answer.StatusCode, RetryAfter: null, text));
    }
}
