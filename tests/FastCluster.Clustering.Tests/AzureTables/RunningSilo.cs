using System.Net;
using FastCluster.Silo.Clustering.AzureTables;
using FastCluster.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>A silo in this process, on loopback ports, whose cluster is kept by the provider.</summary>
internal sealed class RunningSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningSilo(IHost host) => _host = host;

    public SiloAddress Address => _host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    /// <summary>Starts a silo; it is active when this returns.</summary>
    public static Task<RunningSilo> StartAsync(string connectionString, string clusterId) =>
        StartAsync(silo => silo.UseAzureTableClustering(table => table.ConnectionString = connectionString), clusterId);

    /// <summary>Starts a silo of the official provider; it is active when this returns.</summary>
    public static Task<RunningSilo> StartOfficialAsync(string connectionString, string clusterId) =>
        StartAsync(
            silo => silo.UseAzureStorageClustering(table => table.TableServiceClient = new(connectionString)),
            clusterId
        );

    private static async Task<RunningSilo> StartAsync(Action<ISiloBuilder> useClustering, string clusterId)
    {
        var host = new HostBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .UseOrleans(silo =>
            {
                Place(silo);
                silo.Configure<ClusterOptions>(names => (names.ClusterId, names.ServiceId) = (clusterId, "test"));
                silo.Configure<ClusterMembershipOptions>(Watch);
                useClustering(silo);
            })
            .Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static void Place(ISiloBuilder silo)
    {
        var (siloPort, gatewayPort) = LoopbackPorts.FindTwo();
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.AdvertisedIPAddress = IPAddress.Loopback;
            (endpoints.SiloPort, endpoints.GatewayPort) = (siloPort, gatewayPort);
            endpoints.SiloListeningEndpoint = new(IPAddress.Loopback, siloPort);
            endpoints.GatewayListeningEndpoint = new(IPAddress.Loopback, gatewayPort);
        });
    }

    private static void Watch(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(2);
        membership.NumMissedProbesLimit = 3;
    }
}
