using FastCluster.Contracts.Storage;
using FastCluster.Silo.Configuration;
using Orleans.Configuration;

namespace FastCluster.Silo.Clustering;

/// <summary>Looks into the membership table without being a member.</summary>
internal static class RunningNodes
{
    /// <summary>A node gives a sign of life every 10 s; a minute without one is a crash.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Stops a verb that works on what stopped nodes have stored.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="ClusterInUseException">Nodes run.</exception>
    /// <exception cref="StoreUnavailableException">The membership table could not be read.</exception>
    public static async Task RefuseAsync(ClusteringOptions cluster, CancellationToken cancellationToken)
    {
        try
        {
            var nodes = await FindAsync(cluster, cancellationToken);
            if (nodes.Count > 0)
            {
                throw new ClusterInUseException(
                    $"Nodes of the cluster '{cluster.ClusterId}' run: {string.Join(", ", nodes)}. Stop them first; one "
                        + $"that crashed counts for {s_patience.TotalSeconds:F0} s."
                );
            }
        }
        catch (Exception fault) when (ClusterProviders.FindFault(fault) is { } cause)
        {
            throw ClusterProviders.Lost(cluster, cause);
        }
    }

    private static async Task<List<string>> FindAsync(ClusteringOptions cluster, CancellationToken cancellationToken)
    {
        using var host = new HostBuilder()
            .UseOrleans(silo =>
                silo.Configure<ClusterOptions>(names => ClusterSetup.Name(names, cluster)).UseMembership(cluster)
            )
            .Build(); // never started: it is only read
        var table = host.Services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, cancellationToken);
        var rows = await table.ReadAllAsync(cancellationToken);
        var oldest = (TimeProvider.System.GetUtcNow() - s_patience).UtcDateTime;
        return
        [
            .. rows
                .Members.Select(row => row.Item1)
                .Where(node => node.Status != SiloStatus.Dead && node.IAmAliveTime > oldest)
                .Select(node => $"{node.SiloAddress.Endpoint}"),
        ];
    }
}
