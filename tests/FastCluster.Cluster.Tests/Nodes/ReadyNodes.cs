namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>A balancer: asks every node five times a second how it is, and names those that said ready, in turn.</summary>
internal sealed class ReadyNodes : IAsyncDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _end = new();
    private readonly bool[] _isReady;
    private readonly ClusterNode[] _nodes;
    private readonly Task _watching;
    private int _turn;

    /// <summary>Starts to ask.</summary>
    /// <param name="nodes">All nodes, ready now.</param>
    public ReadyNodes(IEnumerable<ClusterNode> nodes)
    {
        _nodes = [.. nodes];
        _isReady = [.. _nodes.Select(_ => true)];
        _watching = Task.WhenAll(Enumerable.Range(0, _nodes.Length).Select(WatchAsync));
    }

    /// <summary>The next ready node; any node while none says ready.</summary>
    public ClusterNode Next()
    {
        var turn = (uint)Interlocked.Increment(ref _turn);
        for (var step = 0; step < _nodes.Length; step++)
        {
            var node = (int)((turn + step) % _nodes.Length);
            if (Volatile.Read(ref _isReady[node]))
            {
                return _nodes[node];
            }
        }

        return _nodes[turn % _nodes.Length];
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
#pragma warning disable VSTHRD003 // the loops belong to this object and end with its token
        await _watching;
#pragma warning restore VSTHRD003
        _end.Dispose();
    }

    private async Task WatchAsync(int node)
    {
        while (!_end.IsCancellationRequested)
        {
            var answer = _nodes[node].IsReadyAsync();
            var isAnswered = await Task.WhenAny(answer, Task.Delay(s_patience, TimeProvider.System)) == answer;
            Volatile.Write(ref _isReady[node], isAnswered && await answer);
            await Task.Delay(s_period, TimeProvider.System);
        }
    }
}
