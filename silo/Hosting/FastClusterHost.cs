using FastCluster.Api;
using FastCluster.Api.Listeners;
using FastCluster.Grains;
using FastCluster.Silo.Clustering;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Configuration.Rules;
using FastCluster.Silo.Dashboard;
using FastCluster.Silo.Telemetry;

namespace FastCluster.Silo.Hosting;

/// <summary>Builds the program's host: silo, actors' node services and HTTP edge in one process, or one half of them.</summary>
public static class FastClusterHost
{
    private static readonly TimeSpan s_shutdownTimeout = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The longest time of a stop: the drain pause, then 20 s for running requests and for handing actors over. What stops
    /// the process from outside has to wait longer.
    /// </summary>
    /// <param name="options">Settings.</param>
    public static TimeSpan StopLimit(FastClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Listeners.DrainPause + s_shutdownTimeout;
    }

    /// <summary>Builds a node that is not started yet; <see cref="NodeAddresses"/> tells where it listens once it is.</summary>
    /// <param name="options">Settings whose own rules hold; the rules across settings are checked here.</param>
    /// <param name="overrides">
    /// Replaces services after the host added its own; tests give another <see cref="TimeProvider"/> (as an instance) or
    /// CRL fetcher here.
    /// </param>
    /// <param name="role">What the process does.</param>
    /// <exception cref="InvalidConfigurationException">A setting breaks a rule; all faults are in it.</exception>
    public static WebApplication Create(
        FastClusterOptions options,
        Action<IServiceCollection>? overrides = null,
        NodeRole role = NodeRole.Run
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfUnusable(options, role);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear(); // nothing outside the one file and its overrides counts
        builder.Logging.AddNodeLogging();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddListeners(options, role));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit(options));
        builder.Services.AddNode(options, role);
        builder.Services.AddNodeMetrics();
        if (options.Telemetry.Otlp is { } collector)
        {
            builder.Services.AddNodeExport(collector);
        }

        builder.AddPart(options, role);
        overrides?.Invoke(builder.Services);
        ConfigurationCheck.ThrowIfFaulty(options, RuntimeClocks.ClockOf(builder.Services).GetUtcNow(), role);
        RuntimeClocks.Pin(builder.Services);
        var application = builder.Build();
        application.MapFastCluster(servesOperators: role.Opens(ListenerKind.Admin));
        if (role.HasActors() && options.Listeners.Admin is { Dashboard: true })
        {
            application.MapNodeDashboard();
        }

        application.MapPrometheusScrapingEndpoint("/metrics").OnListener(ListenerKind.Management);
        return application;
    }

    /// <summary>The silo, or the client of the cluster, and what starts after it in this order.</summary>
    private static void AddPart(this WebApplicationBuilder builder, FastClusterOptions options, NodeRole role)
    {
        if (role.HasActors())
        {
            builder.Host.UseOrleans(silo => silo.AddNode(options));
            builder.Services.AddFastClusterGrains();
            builder.Services.AddPeople(options, role);
            builder.Services.AddHostedService<NodeStartup>();
        }
        else
        {
            builder.Host.UseOrleansClient(client => client.AddCluster(options));
            builder.Services.AddPeople(options, role);
            builder.Services.AddHostedService<EdgeStartup>();
        }
    }

    /// <summary>
    /// What makes a node a member, and what people see, is composed from settings and their files, before the clock of their
    /// check is known.
    /// </summary>
    private static void ThrowIfUnusable(FastClusterOptions options, NodeRole role)
    {
        IConfigurationRule[] rules = [new ClusterRule(role), new PeopleRule(role.Opens(ListenerKind.Public))];
        if (rules.Any(rule => rule.Check(options).Any()))
        {
            ConfigurationCheck.ThrowIfFaulty(options, TimeProvider.System.GetUtcNow(), role);
        }

        DataFolder.ThrowIfReadOnly(options, role);
    }
}
