using System.Net;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Storage;
using Orleans.Configuration;

namespace FastCluster.Silo.Hosting;

/// <summary>The silo of the embedded single node: no clustering, state in one SQLite file of the data folder.</summary>
internal static class SiloSetup
{
    /// <summary>Adds the silo.</summary>
    public static void AddSingleNode(this ISiloBuilder silo, FastClusterOptions options)
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
        silo.AddEmbeddedStorage(storage => StoreLocation.Apply(options, storage));
    }
}
