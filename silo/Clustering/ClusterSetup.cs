using System.Net;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Keys;
using Orleans.Configuration;
using Orleans.Serialization;

namespace FastCluster.Silo.Clustering;

/// <summary>Makes the silo of a node, or the client of an API node, a member of the configured cluster.</summary>
internal static class ClusterSetup
{
    /// <summary>Service id of every deployment: part of stored keys, so it never changes.</summary>
    public const string ServiceId = "fastcluster";

    private static readonly TimeSpan s_gatewayRefresh = TimeSpan.FromSeconds(10);

    /// <summary>Adds membership, directory, addresses, limits and mutual TLS to a silo.</summary>
    public static void AddCluster(this ISiloBuilder silo, FastClusterOptions options)
    {
        var cluster = options.Cluster;
        silo.Configure<ClusterOptions>(names => Name(names, cluster));
        silo.Configure<EndpointOptions>(endpoints => Place(endpoints, cluster));
        silo.Configure<ClusterMembershipOptions>(membership => Watch(membership, cluster));
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = cluster.ResponseTimeout);
        silo.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = cluster.ResponseTimeout);
#pragma warning disable ORLEANSEXP003 // the default directory also drops activations of surviving silos: see the ADR on one owner
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        silo.Services.Configure<ExceptionSerializationOptions>(CarryStoreFaults);
        silo.Configure<GrainDirectoryOptions>(directory => directory.RangeLeaseDuration = TimeSpan.Zero);
        silo.UseMembership(cluster);
        silo.AddIncomingGrainCallFilter<EdgeCallFilter>();
        silo.AddIncomingGrainCallFilter<LostCallFilter>();
        silo.AddOutgoingGrainCallFilter<MovingActorFilter>();
        if (cluster.Tls is { } tls)
        {
            silo.Services.AddClusterTls(tls);
            silo.Services.AddOptions<SiloConnectionOptions>().Configure<ClusterTls>(Secure);
        }

        silo.Services.AddSingleton(cluster);
        silo.AddGrainService<LeaseWitness>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, HandOver>();
        silo.Services.AddHostedService<ShareOut>();
        silo.Services.AddSingleton<LeaseWitnesses>();
        silo.Services.AddSingleton<Departures>();
        silo.Services.AddSingleton<MembershipLease>();
        silo.Services.AddSingleton<IOwnershipLease>(provider => provider.GetRequiredService<MembershipLease>());
        silo.Services.AddSingleton<LeaseMetrics>();
        silo.Services.AddHostedService(Measured);
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider =>
            provider.GetRequiredService<MembershipLease>()
        );
    }

    /// <summary>Adds gateways and mutual TLS to a client of the cluster.</summary>
    public static void AddCluster(this IClientBuilder client, FastClusterOptions options)
    {
        var cluster = options.Cluster;
        client.Configure<ClusterOptions>(names => Name(names, cluster));
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = cluster.ResponseTimeout);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = s_gatewayRefresh);
        client.Services.Configure<ExceptionSerializationOptions>(CarryStoreFaults);
        client.UseGateways(cluster);
        client.UseConnectionRetryFilter<PatientConnection>();
        client.AddOutgoingGrainCallFilter<MovingActorFilter>();
        if (options.Telemetry.Otlp is not null)
        {
            client.AddActivityPropagation();
        }

        if (cluster.Tls is { } tls)
        {
            client.Services.AddClusterTls(tls);
            client
                .Services.AddOptions<ClientConnectionOptions>()
                .Configure<ClusterTls>(
                    (connections, files) => connections.ConfigureConnection(to => to.UseClientTls(files.ForClient()))
                );
        }
    }

    /// <summary>What a client library of a store throws stands inside what an actor throws, and goes to other nodes with it.</summary>
    internal static void CarryStoreFaults(ExceptionSerializationOptions exceptions)
    {
        exceptions.SupportedNamespacePrefixes.Add(nameof(Npgsql));
        exceptions.SupportedNamespacePrefixes.Add("StackExchange.Redis");
    }

    private static MembershipLease Measured(IServiceProvider provider)
    {
        var lease = provider.GetRequiredService<MembershipLease>();
        var departures = provider.GetRequiredService<Departures>();
        provider
            .GetRequiredService<LeaseMetrics>()
            .Observe(() => lease.IsHeld ? 1 : 0, () => lease.IsWitnessed ? 1 : 0, () => departures.Count);
        return lease;
    }

    private static void AddClusterTls(this IServiceCollection services, ClusterTlsOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ClusterTls>();
        services.AddSingleton<IWatchedFiles>(provider => provider.GetRequiredService<ClusterTls>());
    }

    private static void Secure(SiloConnectionOptions connections, ClusterTls files)
    {
        connections.ConfigureSiloInboundConnection(from => from.UseServerTls(files.ForServer(admitsApi: false)));
        connections.ConfigureSiloOutboundConnection(to => to.UseClientTls(files.ForClient()));
        connections.ConfigureGatewayInboundConnection(from => from.UseServerTls(files.ForServer(admitsApi: true)));
    }

    /// <summary>Names the cluster.</summary>
    internal static void Name(ClusterOptions names, ClusteringOptions cluster)
    {
        names.ClusterId = cluster.ClusterId;
        names.ServiceId = ServiceId;
    }

    private static void Place(EndpointOptions endpoints, ClusteringOptions cluster)
    {
        var address = IPAddress.Parse(cluster.AdvertisedAddress);
        endpoints.AdvertisedIPAddress = address;
        endpoints.SiloPort = cluster.SiloPort;
        endpoints.GatewayPort = cluster.GatewayPort;
        endpoints.SiloListeningEndpoint = new IPEndPoint(address, cluster.SiloPort);
        endpoints.GatewayListeningEndpoint = new IPEndPoint(address, cluster.GatewayPort);
    }

    private static void Watch(ClusterMembershipOptions membership, ClusteringOptions cluster)
    {
        membership.ProbeTimeout = cluster.ProbeTimeout;
        membership.MaxProbeTimeout = cluster.MaximumProbeTimeout;
        membership.NumMissedProbesLimit = 3;
        membership.NumVotesForDeathDeclaration = 2;
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(30);
    }
}
