using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using FastCluster.LoadTests.Targets;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>Clients that a scenario needs or makes, and cancels in the end. Many may be added at once.</summary>
/// <param name="target">Where they are registered.</param>
internal sealed class RegisteredClients(LoadTarget target)
{
    private const int Callers = 16;

    /// <summary>After this time every node knows of a cancellation, and does not take new tokens for those that it ended.</summary>
    private static readonly TimeSpan s_spread = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private readonly ConcurrentQueue<TestClient> _made = [];
    private readonly Queue<TestClient> _taken = [];

    /// <summary>Registers clients by the public path. Nobody else has them until they are cancelled.</summary>
    /// <param name="count">How many.</param>
    /// <param name="settings">Their keys.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RunException">A registration was refused.</exception>
    public async Task<TestClient[]> RegisterAsync(
        int count,
        ScenarioSettings settings,
        CancellationToken cancellationToken
    )
    {
        var isReused = target.ReusesClients;
        var clients = new TestClient[count];
        for (var number = 0; number < count; number++)
        {
            clients[number] = target.TakeClient(settings.Algorithm);
            _taken.Enqueue(clients[number]);
        }

        await ForAllAsync(
            count,
            async (number, token) => clients[number] = await RegisterAsync(clients[number], token),
            cancellationToken
        );
        if (isReused)
        {
            await Task.Delay(s_spread, TimeProvider.System, cancellationToken);
        }

        return clients;
    }

    /// <summary>Registers clients of the scenario's own by the public path.</summary>
    /// <param name="clients">The clients, without client ids.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The same with their client ids.</returns>
    /// <exception cref="RunException">A registration was refused.</exception>
    public async Task<TestClient[]> RegisterAsync(TestClient[] clients, CancellationToken cancellationToken)
    {
        var registered = new TestClient[clients.Length];
        await ForAllAsync(
            clients.Length,
            async (number, token) => registered[number] = await RegisterAsync(clients[number], token),
            cancellationToken
        );
        return registered;
    }

    /// <summary>Adds a client whose registration was acknowledged as new.</summary>
    /// <param name="client">The client.</param>
    public void Add(TestClient client) => _made.Enqueue(client);

    /// <summary>Gets one token for each of some numbers.</summary>
    /// <param name="clients">Clients that take turns.</param>
    /// <param name="count">How many tokens.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RunException">A token was refused.</exception>
    public async Task<LiveToken[]> GetTokensAsync(TestClient[] clients, int count, CancellationToken cancellationToken)
    {
        var tokens = new LiveToken[count];
        await ForAllAsync(
            count,
            async (number, end) => tokens[number] = await GetTokenAsync(clients[number % clients.Length], end),
            cancellationToken
        );
        return tokens;
    }

    /// <summary>Gets a token.</summary>
    /// <param name="client">For whom.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RunException">It was refused.</exception>
    public async Task<LiveToken> GetTokenAsync(TestClient client, CancellationToken cancellationToken)
    {
        var answer = await SendPatientlyAsync(() => target.Requests.Token(client), cancellationToken);
        if (!answer.IsSuccess)
        {
            throw new RunException($"No token before the load: {answer.Status} {answer.Text}");
        }

        var seconds = JsonNode.Parse(answer.Text)!["expires_in"]!.GetValue<int>();
        return new LiveToken(client, answer.Member("access_token")!, TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Cancels every registration that was new, and gives all clients back.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many are left.</returns>
    public async Task<int> CancelAsync(CancellationToken cancellationToken)
    {
        var clients = _made.ToArray();
        var left = 0;
        await ForAllAsync(
            clients.Length,
            async (number, token) =>
            {
                if (!await TryCancelAsync(clients[number], token))
                {
                    Interlocked.Increment(ref left);
                }
            },
            cancellationToken
        );
        _made.Clear();
        while (_taken.TryDequeue(out var client))
        {
            target.GiveBack(client);
        }

        return left;
    }

    /// <summary>Comes again when the server says so, with a fresh signature each time, for a minute.</summary>
    private async Task<Answer> SendPatientlyAsync(Func<SignedRequest> sign, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await target.SendAsync(sign(), cancellationToken);
            var isOver = TimeProvider.System.GetElapsedTime(start) > s_patience;
            if (answer.RetryAfter is not { } pause || isOver)
            {
                return answer;
            }

            await Task.Delay(pause, TimeProvider.System, cancellationToken);
        }
    }

    private static Task ForAllAsync(int count, Func<int, CancellationToken, Task> body, CancellationToken end) =>
        Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = end },
            async (number, token) => await body(number, token)
        );

    private async Task<TestClient> RegisterAsync(TestClient client, CancellationToken cancellationToken)
    {
        var answer = await SendPatientlyAsync(() => target.Requests.Registration(client), cancellationToken);
        if (!answer.IsSuccess)
        {
            throw new RunException($"No registration before the load: {answer.Status} {answer.Text}");
        }

        var registered = client with { ClientId = answer.Member("client_id")! };
        if (answer.Status == HttpStatusCode.Created)
        {
            Add(registered);
        }

        return registered;
    }

    private async Task<bool> TryCancelAsync(TestClient client, CancellationToken cancellationToken)
    {
        try
        {
            return (await SendPatientlyAsync(() => target.Requests.Cancellation(client), cancellationToken)).IsSuccess;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false; // counted by the caller
        }
    }
}
