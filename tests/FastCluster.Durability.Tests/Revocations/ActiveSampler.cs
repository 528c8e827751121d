using FastCluster.Durability.Tests.Nodes;

namespace FastCluster.Durability.Tests.Revocations;

/// <summary>
/// Asks about tokens without a pause and keeps when the last question was sent that got <c>active:true</c>.
/// </summary>
internal sealed class ActiveSampler(MutualTlsResourceServer resourceServer, IReadOnlyList<string> tokens)
{
    private const int Askers = 4;
    private long _next;
    private long _lastActive;

    /// <summary>Questions sent so far.</summary>
    public long Asked => Interlocked.Read(ref _next);

    /// <summary>Asks until told to stop.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => AskAsync(stop)));

    /// <summary>How long after a time stamp the last question with the answer active was sent; negative when before.</summary>
    public TimeSpan LastActiveAfter(long timestamp) =>
        TimeProvider.System.GetElapsedTime(timestamp, Interlocked.Read(ref _lastActive));

    private async Task AskAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var token = tokens[(int)((Interlocked.Increment(ref _next) - 1) % tokens.Count)];
            var sent = TimeProvider.System.GetTimestamp();
            if (await resourceServer.AskAsync(token) is true)
            {
                Raise(sent);
            }
        }
    }

    private void Raise(long sent)
    {
        var seen = Interlocked.Read(ref _lastActive);
        while (sent > seen)
        {
            seen = Interlocked.CompareExchange(ref _lastActive, sent, seen) is var now && now == seen ? sent : now;
        }
    }
}
