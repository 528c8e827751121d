using FastCluster.Api;
using FastCluster.Api.Listeners;
using FastCluster.Grains;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Telemetry;

namespace FastCluster.Silo.Hosting;

/// <summary>Builds the program's host: silo, actors' node services and HTTP edge in one process.</summary>
public static class FastClusterHost
{
    private static readonly TimeSpan s_shutdownTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Builds a node that is not started yet; <see cref="NodeAddresses"/> tells where it listens once it is.</summary>
    /// <param name="options">Settings whose own rules hold; the rules across settings are checked here.</param>
    /// <param name="overrides">
    /// Replaces services after the host added its own; tests give another <see cref="TimeProvider"/> (as an instance) or
    /// CRL fetcher here.
    /// </param>
    /// <exception cref="InvalidConfigurationException">A setting breaks a rule; all faults are in it.</exception>
    public static WebApplication Create(FastClusterOptions options, Action<IServiceCollection>? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear(); // nothing outside the one file and its overrides counts
        builder.Logging.AddNodeLogging();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddListeners(options));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdownTimeout);
        builder.Services.AddNode(options);
        builder.Services.AddNodeMetrics();
        builder.Host.UseOrleans(silo => silo.AddSingleNode(options));
        builder.Services.AddFastClusterGrains();
        builder.Services.AddHostedService<NodeStartup>();
        overrides?.Invoke(builder.Services);
        ConfigurationCheck.ThrowIfFaulty(options, RuntimeClocks.ClockOf(builder.Services).GetUtcNow());
        RuntimeClocks.Pin(builder.Services);
        var application = builder.Build();
        application.MapFastCluster();
        application.MapPrometheusScrapingEndpoint("/metrics").OnListener(ListenerKind.Management);
        return application;
    }
}
