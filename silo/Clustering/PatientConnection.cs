using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Clustering;

/// <summary>An API node that finds no silo at its start waits for one, and says so, until it is told to stop.</summary>
internal sealed class PatientConnection(
    FastClusterOptions options,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock,
    ILogger<PatientConnection> log
) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private readonly string _table = ClusterProviders.Describe(options.Cluster);

    /// <inheritdoc/>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        log.ClusterNotReached(options.Cluster.ClusterId, _table, exception.GetBaseException().Message);
        await Task.Delay(s_pause, nodeClock, cancellationToken);
        return true;
    }
}
