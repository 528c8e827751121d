using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;
using FastCluster.Silo.Hosting;

namespace FastCluster.Silo.Demo;

/// <summary>
/// A node for the length of one journey, in this process, on free loopback ports. The journey talks to it over HTTP only.
/// </summary>
internal sealed class DemoNode : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly DemoCommunity? _owned;
    private bool _isStopped;

    private DemoNode(WebApplication host, DemoCommunity? owned)
    {
        _host = host;
        _owned = owned;
    }

    /// <summary>Prepares and starts a development node in a temporary folder that goes with it.</summary>
    /// <param name="now">Time of the certificates.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The node, and what its operator hands to clients.</returns>
    /// <exception cref="IOException">The temporary folder cannot be written, or a port was taken meanwhile.</exception>
    public static async Task<(DemoNode Node, DemoTarget Target)> StartAsync(
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var community = new DemoCommunity(now);
        try
        {
            var options = Place(community);
            var node = await StartAsync(options, community, cancellationToken);
            return (node, DemoTargetReader.Read(community.Files, options, server: null));
        }
        catch
        {
            community.Dispose();
            throw;
        }
    }

    /// <summary>Starts a node.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">A port was taken meanwhile.</exception>
    public static Task<DemoNode> StartAsync(FastClusterOptions options, CancellationToken cancellationToken) =>
        StartAsync(options, owned: null, cancellationToken);

    /// <summary>Stops answering.</summary>
    public async Task StopAsync()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            await _host.StopAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _host.DisposeAsync();
        _owned?.Dispose();
    }

    private static async Task<DemoNode> StartAsync(
        FastClusterOptions options,
        DemoCommunity? owned,
        CancellationToken cancellationToken
    )
    {
        var host = FastClusterHost.Create(options, KeepQuiet);
        try
        {
            await host.StartAsync(cancellationToken);
            return new(host, owned);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The prepared server certificate names the usual port (DISC-22); this one names the port of the journey.</summary>
    private static FastClusterOptions Place(DemoCommunity community)
    {
        var (publicPort, managementPort) = LoopbackPorts.FindTwo();
        var issuer = $"https://localhost:{publicPort}";
        var fhirBase = issuer + new Uri(DevelopmentNames.FhirBase).AbsolutePath;
        community.IssueServer(community.Files.Server, "FHIR server", fhirBase);
        return ConfigurationReader.Read(
            community.Files.Configuration,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["listeners:public:url"] = issuer,
                ["listeners:management:url"] = $"http://127.0.0.1:{managementPort}",
                ["authorizationServers:0:issuer"] = issuer,
                ["authorizationServers:0:fhirBases:0:url"] = fhirBase,
                ["authorizationServers:0:resourceServers:0:fhirBase"] = fhirBase,
            }
        );
    }

    private static void KeepQuiet(IServiceCollection services) =>
        services.PostConfigure<LoggerFilterOptions>(filter =>
        {
            filter.Rules.Clear();
            filter.MinLevel = LogLevel.Error;
        });
}
