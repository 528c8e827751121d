using System.Net;
using FastCluster.Silo.Clustering;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Dashboard;
using FastCluster.Silo.Storage;
using Orleans.Configuration;

namespace FastCluster.Silo.Hosting;

/// <summary>The silo of a node: alone, or a member of a cluster; state in the configured store.</summary>
internal static class SiloSetup
{
    /// <summary>Adds the silo.</summary>
    public static void AddNode(this ISiloBuilder silo, FastClusterOptions options)
    {
        if (options.Cluster.IsClustered)
        {
            silo.AddCluster(options);
        }
        else
        {
            silo.AddSoleNode();
        }

        if (options.Telemetry.Otlp is not null)
        {
            silo.AddActivityPropagation();
        }

        if (options.Listeners.Admin is { Dashboard: true })
        {
            silo.AddNodeDashboard();
        }

        silo.Services.AddStore(options).AddSingleton<ClusterClaim>();
        silo.AddStateStorage();
    }

    private static void AddSoleNode(this ISiloBuilder silo)
    {
        var (siloPort, gatewayPort) = LoopbackPorts.FindTwo();
        silo.UseLocalhostClustering(
            siloPort,
            gatewayPort,
            primarySiloEndpoint: null,
            serviceId: "fastcluster",
            clusterId: "single"
        );
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.AdvertisedIPAddress = IPAddress.Loopback;
            endpoints.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, siloPort);
            endpoints.GatewayListeningEndpoint = new IPEndPoint(IPAddress.Loopback, gatewayPort);
        });
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10));
        silo.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(10));
    }
}
