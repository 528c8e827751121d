using FastCluster.Silo.Clustering;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Configuration.Rules;
using FastCluster.Silo.Hosting;

namespace FastCluster.Silo.Commands;

/// <summary>
/// The host of verbs that work on what stopped nodes have stored: alone, on free loopback ports, member of nothing. While
/// nodes of the cluster run it is refused, because both would own the same actors.
/// </summary>
internal static class StoppedNode
{
    /// <summary>Builds and starts the host; the caller stops and disposes it.</summary>
    /// <param name="options">Settings of the nodes.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="InvalidConfigurationException">A setting breaks a rule.</exception>
    /// <exception cref="ClusterInUseException">Nodes of the cluster run.</exception>
    public static async Task<WebApplication> StartAsync(FastClusterOptions options, CancellationToken cancellationToken)
    {
        var cluster = options.Cluster;
        if (cluster.IsClustered)
        {
            ConfigurationCheck.ThrowIfAny(new ClusterRule(NodeRole.Run).Check(options));
            await RunningNodes.RefuseAsync(cluster, cancellationToken);
        }

        var host = FastClusterHost.Create(
            options with
            {
                Cluster = new() { StoppedClusterId = cluster.IsClustered ? cluster.ClusterId : null },
                Listeners = Unreachable(options.Listeners),
            }
        );
        try
        {
            await host.StartOrStopAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Free loopback ports in place of the configured ones: nobody is meant to call meanwhile.</summary>
    private static ListenersOptions Unreachable(ListenersOptions listeners) =>
        listeners with
        {
            Public = listeners.Public with
            {
                Url = listeners.Public.IsTls ? "https://127.0.0.1:0" : "http://127.0.0.1:0",
            },
            Management = new() { Url = "http://127.0.0.1:0" },
            Admin = null,
        };
}
