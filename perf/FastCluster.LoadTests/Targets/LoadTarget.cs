using FastCluster.LoadTests.Scenarios;
using FastCluster.Pki;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Targets;

/// <summary>A server under load: who it is, how it is asked, what it costs. Requests may be sent by many at once.</summary>
/// <param name="nodes">One connection pool for each node; they take turns.</param>
/// <param name="control">What can be done to its processes, which end with it; null where the server is not ours.</param>
internal sealed class LoadTarget(IReadOnlyList<HttpClient> nodes, LocalControl? control) : IAsyncDisposable
{
    /// <summary>After this time without an answer a request counts as timed out.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Queue<TestClient> _free = [];
    private uint _turn;

    /// <summary>For people and the report.</summary>
    public required string Description { get; init; }

    /// <summary>Writes and signs requests.</summary>
    public required UdapRequests Requests { get; init; }

    /// <summary>Clients that the server will accept.</summary>
    public required IClientSource Clients { get; init; }

    /// <summary>Processor time of all its processes so far; null where they are not on this machine or not ours.</summary>
    public Func<TimeSpan>? ProcessorTime { get; init; }

    /// <summary>Whether it is ours and nothing of it is left after the run.</summary>
    public bool EndsWithTheRun => control is not null;

    /// <summary>Whether a client that was cancelled is given out again.</summary>
    public bool ReusesClients => _free.Count > 0;

    /// <summary>A client that nobody holds: one that was given back, else a new one. One caller at a time.</summary>
    /// <param name="algorithm">Its key, the same in all calls.</param>
    /// <exception cref="UsageException">There is none left.</exception>
    public TestClient TakeClient(KeyAlgorithm algorithm) =>
        _free.TryDequeue(out var client) ? client : Clients.Next(algorithm);

    /// <summary>Gives a client back, so that a folder of few clients suffices for one scenario after another.</summary>
    /// <param name="client">As it was taken.</param>
    public void GiveBack(TestClient client)
    {
        if (!Clients.IsEndless)
        {
            _free.Enqueue(client);
        }
    }

    /// <summary>What can be done to its processes.</summary>
    /// <param name="scenario">Who needs it.</param>
    /// <exception cref="UsageException">The server is not ours.</exception>
    public LocalControl RequireControl(string scenario) =>
        control
        ?? throw new UsageException($"{scenario} needs --target local: it does things to processes of its own.");

    /// <summary>Sends a request to the next node.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    public Task<Answer> SendAsync(SignedRequest request, CancellationToken cancellationToken) =>
        SendToAsync((int)(Interlocked.Increment(ref _turn) % (uint)nodes.Count), request, cancellationToken);

    /// <summary>Sends a request to a node.</summary>
    /// <param name="node">Its number, from 0.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    public async Task<Answer> SendToAsync(int node, SignedRequest request, CancellationToken cancellationToken)
    {
        using var message = request.ToMessage();
        using var answer = await nodes[node].SendAsync(message, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return new(answer.StatusCode, answer.Headers.RetryAfter?.Delta, text);
    }

    /// <summary>An operation that succeeds with any 2xx.</summary>
    /// <param name="name">Its row of the report.</param>
    /// <param name="request">What it sends.</param>
    public PreparedOperation Prepare(string name, SignedRequest request) =>
        new(name, async end => Outcome.Of(await SendAsync(request, end)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            node.Dispose();
        }

        if (control is not null)
        {
            await control.DisposeAsync();
        }
    }
}
