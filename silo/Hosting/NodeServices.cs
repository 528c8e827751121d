using FastCluster.Api;
using FastCluster.Api.Admin;
using FastCluster.Api.Health;
using FastCluster.Api.Listeners;
using FastCluster.Api.People;
using FastCluster.Api.People.Upstream;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Audit;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Configuration.Servers;
using FastCluster.Silo.Keys;
using FastCluster.Silo.Operations;
using FastCluster.Silo.Outbound;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Hosting;

/// <summary>What a node gives to its actors and to its HTTP edge.</summary>
internal static class NodeServices
{
    /// <summary>Adds configuration, decisions and the edge, and for a process with actors keys and outbound traffic.</summary>
    public static IServiceCollection AddNode(
        this IServiceCollection services,
        FastClusterOptions options,
        NodeRole role
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(NodeClock.Key, TimeProvider.System);
        services.AddMetrics();
        services.AddDecisionStream(
            stream =>
            {
                stream.Folder = Path.Combine(options.DataFolder, options.Audit.Folder);
                stream.KeyFile = Path.Combine(options.DataFolder, "keys", "audit-checkpoints.json");
            },
            isSigned: role.HasActors()
        );
        services.AddConfiguration(options);
        if (role.HasActors())
        {
            services.AddKeys(options);
            services.AddOutbound(options.Outbound);
            services.AddSingleton<IClientCatalog, StoredClientCatalog>();
        }

        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<ListenerCertificates>(provider, options, role)
        );
        services.AddSingleton<IWatchedFiles>(provider => provider.GetRequiredService<ListenerCertificates>());
        services.AddHostedService<CredentialWatch>();
        services.AddHostedService<DrainPause>();
        services.AddSingleton<NodeHealth>();
        services.AddSingleton<INodeHealth>(provider => provider.GetRequiredService<NodeHealth>());
        return services.AddFastClusterApi(edge => Apply(options, edge));
    }

    /// <summary>Adds the pages of people to a process that opens the public listener; after the silo or the cluster's client.</summary>
    public static void AddPeople(this IServiceCollection services, FastClusterOptions options, NodeRole role)
    {
        if (role.Opens(ListenerKind.Public))
        {
            services.AddSingleton(new UpstreamBackchannel(() => GuardedFetcher.CreateHandler(options.Outbound)));
            services.AddFastClusterPeople(PeopleMapper.Map(options));
        }
    }

    private static void AddConfiguration(this IServiceCollection services, FastClusterOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(Options.Create(options.Replay));
        services.AddSingleton(Options.Create(options.Revocation));
        services.AddSingleton(Options.Create(options.StatusLists));
        services.AddSingleton(Options.Create(options.KeyRing));
        services.AddSingleton(Options.Create(options.Trust));
        services.AddSingleton<IAuthorizationServerDirectory>(_ => new ConfiguredServers(options));
    }

    private static void AddKeys(this IServiceCollection services, FastClusterOptions options)
    {
        services.AddSingleton<IKeyEncryptionKeys>(_ => FileKeyEncryptionKeys.Open(options));
        services.AddSingleton<CredentialMetrics>();
        services.AddSingleton<FileServerCredentials>();
        services.AddSingleton<IServerCredentials>(provider => provider.GetRequiredService<FileServerCredentials>());
        services.AddSingleton<IWatchedFiles>(provider => provider.GetRequiredService<FileServerCredentials>());
    }

    private static void AddOutbound(this IServiceCollection services, OutboundOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<OutboundMetrics>();
        services.AddSingleton<GuardedFetcher>();
        services.AddSingleton<ICrlFetcher, CrlFetcher>();
        services.AddSingleton<IOutboundExchange, GuardedExchange>();
    }

    private static void Apply(FastClusterOptions options, EdgeOptions edge)
    {
        foreach (var proxy in options.Listeners.TrustedProxies)
        {
            edge.TrustedProxies.Add(proxy);
        }

        edge.AcceptForwardedClientCertificate = options.Listeners.AcceptForwardedClientCertificate;
        edge.Quotas = options.Quotas;
        edge.Admin = options.Admin;
    }
}
