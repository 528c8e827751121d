using FastCluster.Api;
using FastCluster.Api.Health;
using FastCluster.Contracts.Servers;
using FastCluster.Grains;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Audit;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Configuration.Servers;
using FastCluster.Silo.Keys;
using FastCluster.Silo.Outbound;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Hosting;

/// <summary>Builds the program's host: silo, actors' node services and HTTP edge in one process.</summary>
public static class FastClusterHost
{
    /// <summary>Builds a node that is not started yet.</summary>
    /// <param name="options">Checked options.</param>
    /// <param name="overrides">Replaces services after the host added its own; tests give another clock or fetcher here.</param>
    /// <exception cref="InvalidConfigurationException">A setting breaks a rule; all faults are in it.</exception>
    public static WebApplication Create(FastClusterOptions options, Action<IServiceCollection>? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ConfigurationCheck.ThrowIfFaulty(options, TimeProvider.System.GetUtcNow());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.AddNodeLogging();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddListeners(options));
        builder.Services.AddNode(options);
        builder.Host.UseOrleans(silo => silo.AddSingleNode(options));
        builder.Services.AddFastClusterGrains();
        builder.Services.AddHostedService<NodeStartup>();
        overrides?.Invoke(builder.Services);
        var application = builder.Build();
        application.MapFastCluster();
        return application;
    }

    private static void AddNode(this IServiceCollection services, FastClusterOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(Options.Create(options.Replay));
        services.AddSingleton(Options.Create(options.Revocation));
        services.AddSingleton(Options.Create(options.KeyRing));
        services.AddSingleton(Options.Create(options.Trust));
        services.AddSingleton<IAuthorizationServerDirectory>(new ConfiguredServers(options));
        services.AddSingleton<IKeyEncryptionKeys>(_ => FileKeyEncryptionKeys.Open(options));
        services.AddMetrics();
        services.AddSingleton<CredentialMetrics>();
        services.AddSingleton<FileServerCredentials>();
        services.AddSingleton<IServerCredentials>(provider => provider.GetRequiredService<FileServerCredentials>());
        services.AddHostedService<CredentialWatch>();
        services.AddSingleton<OutboundMetrics>();
        services.AddSingleton(provider => new GuardedFetcher(
            options.Outbound,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(options.Outbound);
        services.AddSingleton<ICrlFetcher, CrlFetcher>();
        services.AddSingleton<NodeHealth>();
        services.AddSingleton<INodeHealth>(provider => provider.GetRequiredService<NodeHealth>());
        services.AddDecisionStream(stream => stream.Folder = Path.Combine(options.DataFolder, options.Audit.Folder));
        services.AddFastClusterApi(edge =>
        {
            foreach (var proxy in options.Listeners.TrustedProxies)
            {
                edge.TrustedProxies.Add(proxy);
            }

            edge.Quotas = options.Quotas;
        });
    }
}
