using FastCluster.Contracts.Storage;
using FastCluster.Silo.Clustering;
using FastCluster.Silo.Configuration;
using Microsoft.AspNetCore.Connections;

namespace FastCluster.Silo.Hosting;

/// <summary>Starts a host for a verb.</summary>
internal static class HostStart
{
    /// <summary>
    /// Starts a host. Where the start fails once the silo runs, everything is stopped in order before the fault goes on:
    /// parts that are only disposed complain about each other, and their traces would bury the message.
    /// </summary>
    /// <param name="host">The host; the caller disposes it.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="StoreUnavailableException">The store or the membership table could not be used.</exception>
    /// <exception cref="IOException">A listener's address is in use; the message names its setting.</exception>
    public static async Task StartOrStopAsync(this IHost host, CancellationToken cancellationToken)
    {
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (Exception fault)
        {
            await StopAsync(host);
            if (Explain(fault, host.Services.GetRequiredService<FastClusterOptions>()) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }

    /// <summary>What an operator can act on; null where the fault says it itself.</summary>
    private static Exception? Explain(Exception fault, FastClusterOptions options) =>
        fault switch
        {
            IOException unopened when ListenerOf(unopened, options) is { } setting => new IOException(
                $"{setting}.url: {fault.Message} Stop what holds it, or set another URL.",
                fault
            ),
            StoreUnavailableException => null,
            _ when !options.Cluster.IsClustered => null,
            AddressInUseException => new IOException(
                $"cluster.siloPort, cluster.gatewayPort: {options.Cluster.AdvertisedAddress}:{options.Cluster.SiloPort} or "
                    + $"{options.Cluster.AdvertisedAddress}:{options.Cluster.GatewayPort} is in use by another process.",
                fault
            ),
            _ => ClusterProviders.FindFault(fault) is { } cause ? ClusterProviders.Lost(options.Cluster, cause) : null,
        };

    /// <summary>A silo that does not run yet cannot be stopped; its own start has undone itself.</summary>
    private static async Task StopAsync(IHost host)
    {
        if (host.Services.GetService<ISiloStatusOracle>() is { CurrentStatus: SiloStatus.Active })
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>The setting of the listener that could not be opened; the server's words name its address only.</summary>
    private static string? ListenerOf(IOException fault, FastClusterOptions options) =>
        NodeListeners
            .Of(options.Listeners)
            .Where(item =>
                fault.Message.Contains(
                    $":{new Uri(item.Listener.Url.Replace('*', '0')).Port}: ",
                    StringComparison.Ordinal
                )
            )
            .Select(item => item.Setting)
            .FirstOrDefault();
}
