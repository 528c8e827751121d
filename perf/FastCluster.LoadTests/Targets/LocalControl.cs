using System.Net;
using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Targets;

/// <summary>What can be done to a local cluster besides asking it; it ends with this object.</summary>
/// <param name="cluster">Its processes and its store.</param>
/// <param name="authority">A second authority of its community.</param>
/// <param name="admin">Who may revoke.</param>
/// <param name="adminUrl">Where.</param>
internal sealed class LocalControl(TestCluster cluster, SecondAuthority authority, TestOperator admin, Uri adminUrl)
    : IAsyncDisposable
{
    private const string AuthorityScope = "ca";
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private ClusterNode? _away;
    private TimeSpan _former;

    /// <summary>A second authority of the community, for clients that something happens to.</summary>
    public SecondAuthority Authority => authority;

    /// <summary>How many nodes there are.</summary>
    public int Nodes => cluster.Nodes.Count;

    /// <summary>Processor time of all nodes so far, also of processes that were restarted; their last moments apart.</summary>
    /// <exception cref="RunException">A node ended that nobody stopped.</exception>
    public TimeSpan ReadProcessorTime()
    {
        lock (_gate)
        {
            var running = cluster.Nodes.Where(node => node != _away).ToArray();
            return running.FirstOrDefault(node => node.HasEnded) is { } lost
                ? throw new RunException(
                    $"{lost.Name} ended under load; its processor time is lost, and the run with it."
                )
                : running.Aggregate(_former, (sum, node) => sum + node.Process.ProcessorTime);
        }
    }

    /// <summary>Stops a node as an operator does, starts it and waits until it is ready. Others wait for their turn.</summary>
    /// <param name="number">From 0.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> RestartAsync(int number, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var node = cluster.Nodes[number];
            lock (_gate)
            {
                _former += node.Process.ProcessorTime;
                _away = node;
            }

            var exitCode = await node.Process.StopAsync();
            await node.StartAsync();
            lock (_gate)
            {
                _away = null;
            }

            return exitCode;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Asks all nodes several times a second whether they are ready.</summary>
    public ReadyNodes WatchReadiness() => new(cluster.Nodes);

    /// <summary>The number of a node, from 0.</summary>
    public int NumberOf(ClusterNode node) => cluster.Nodes.Index().First(one => one.Item == node).Index;

    /// <summary>Counts rows that actors write from now on.</summary>
    public Task<StoreWrites> CountWritesAsync() => StoreWrites.CountAsync(cluster.Database);

    /// <summary>Revokes the second authority.</summary>
    public Task<HttpStatusCode> RevokeAuthorityAsync() =>
        admin.RevokeTrustAsync(adminUrl, AuthorityScope, authority.RevocationName);

    /// <summary>Trusts the second authority again; what died of it stays dead.</summary>
    public Task<HttpStatusCode> ReinstateAuthorityAsync() =>
        admin.ReinstateTrustAsync(adminUrl, AuthorityScope, authority.RevocationName);

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        await authority.DisposeAsync();
        admin.Dispose();
        _oneAtATime.Dispose();
    }
}
