using System.Collections.Concurrent;
using System.Net;

namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>
/// Callers that come at a fixed rate, however slow the cluster is: tokens, and among ten of them one registration and one
/// revocation. Each goes to a node that said ready and, when it is refused for now or gets no answer, is tried again with
/// a fresh assertion as a good client does.
/// </summary>
/// <param name="cluster">Who is asked.</param>
/// <param name="clients">Registered clients.</param>
internal sealed class OpenLoad(TestCluster cluster, IReadOnlyList<TestClient> clients) : IAsyncDisposable
{
    private const int Registration = 3;
    private const int Revocation = 7;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_onTheirWay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private readonly ReadyNodes _ready = new(cluster.Nodes.Where(node => node.IsPublic));
    private readonly long _start = TimeProvider.System.GetTimestamp();

    /// <summary>All ended operations.</summary>
    public ConcurrentQueue<Operation> Operations { get; } = new();

    /// <summary>Assertions that got a token.</summary>
    public ConcurrentQueue<string> Used { get; } = new();

    /// <summary>Acknowledged registrations.</summary>
    public ConcurrentQueue<TestClient> Registered { get; } = new();

    /// <summary>Tokens whose revocation was acknowledged.</summary>
    public ConcurrentQueue<string> Revoked { get; } = new();

    /// <summary>Time since the load was made.</summary>
    public TimeSpan Now => TimeProvider.System.GetElapsedTime(_start);

    /// <summary>How many operations a second the cluster answers when asked without pause.</summary>
    /// <param name="duration">How long it is asked.</param>
    public async Task<double> MeasureCapacityAsync(TimeSpan duration)
    {
        var (from, count) = (Now, 0);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => AskAsync()));
        return count / (Now - from).TotalSeconds;

        async Task AskAsync()
        {
            while (Now - from < duration)
            {
                await OperateAsync(Interlocked.Increment(ref count), Now);
            }
        }
    }

    /// <summary>
    /// Of the operations that were due by the end of <see cref="RunAsync"/>, the share that had ended a second later: what was
    /// achieved of the rate that was offered, without those that are on their way at any moment.
    /// </summary>
    public double Achieved { get; private set; }

    /// <summary>Begins operations at a rate until told to end, and waits for all of them.</summary>
    /// <param name="perSecond">The rate.</param>
    /// <param name="end">Ends it.</param>
    /// <returns>How many were begun.</returns>
    public async Task<int> RunAsync(double perSecond, CancellationToken end)
    {
        var begun = new List<Task>();
        var from = Now;
        while (!end.IsCancellationRequested)
        {
            var due = from + TimeSpan.FromSeconds(begun.Count / perSecond);
            if (due > Now)
            {
                await Task.Delay(due - Now, TimeProvider.System, CancellationToken.None);
            }

            begun.Add(OperateAsync(begun.Count, due));
        }

        var offered = perSecond * (Now - from).TotalSeconds;
        await Task.Delay(s_onTheirWay, TimeProvider.System, CancellationToken.None);
        Achieved = begun.Count(operation => operation.IsCompleted) / offered;
        await Task.WhenAll(begun);
        return begun.Count;
    }

    public ValueTask DisposeAsync() => _ready.DisposeAsync();

    private async Task OperateAsync(int number, TimeSpan due)
    {
        await Task.Yield();
        var client = clients[number % clients.Count];
        switch (number % 10)
        {
            case Registration:
                await RegisterAsync(number, due);
                break;
            case Revocation:
                await RevokeAsync(client, due);
                break;
            default:
                await GetTokenAsync(client, due);
                break;
        }
    }

    private async Task RegisterAsync(int number, TimeSpan due)
    {
        var client = TestClient.Create(cluster.Folder.Community, $"load-{_start}-{number}");
        if (await TryAsync(due, node => node.Client.RegisterAsync(client)) is { } answer)
        {
            Registered.Enqueue(client with { ClientId = answer.Member("client_id")! });
        }
    }

    private async Task RevokeAsync(TestClient client, TimeSpan due)
    {
        if (
            await GetTokenAsync(client, due) is { } token
            && await TryAsync(Now, node => node.Client.RevokeAsync(client, token)) is not null
        )
        {
            Revoked.Enqueue(token);
        }
    }

    private async Task<string?> GetTokenAsync(TestClient client, TimeSpan due)
    {
        var assertion = "";
        var answer = await TryAsync(due, node => node.Client.RequestTokenAsync(assertion = node.Client.Assert(client)));
        if (answer is not null)
        {
            Used.Enqueue(assertion);
        }

        return answer?.Member("access_token");
    }

    /// <summary>The successful answer; null when it was given up.</summary>
    private async Task<Answer?> TryAsync(TimeSpan due, Func<ClusterNode, Task<Answer>> ask)
    {
        string? firstFailure = null;
        var begun = Now;
        while (true)
        {
            var node = _ready.Next();
            var (answer, failure) = await AttemptAsync(node, ask);
            firstFailure ??= failure;
            if (failure is null || !MayRetry(answer) || Now - due > s_limit)
            {
                Operations.Enqueue(new(due, begun, Now, firstFailure, failure));
                return failure is null ? answer : null;
            }

            await Task.Delay(answer?.RetryAfter ?? s_pause, TimeProvider.System);
        }
    }

    private static async Task<(Answer? Answer, string? Failure)> AttemptAsync(
        ClusterNode node,
        Func<ClusterNode, Task<Answer>> ask
    )
    {
        try
        {
            var answer = await ask(node).WaitAsync(s_patience, TimeProvider.System);
            return (answer, answer.IsSuccess ? null : $"{node.Name}: {answer.Status} {answer.Text}");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or TimeoutException)
        {
            return (null, $"{node.Name}: {fault.GetType().Name} {fault.GetBaseException().Message}");
        }
    }

    /// <summary>No answer, or one that names when to come again.</summary>
    private static bool MayRetry(Answer? answer) =>
        answer is null or { Status: HttpStatusCode.ServiceUnavailable, RetryAfter: not null };
}
