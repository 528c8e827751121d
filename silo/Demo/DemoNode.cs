using FastCluster.Pki;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;
using FastCluster.Silo.Hosting;

namespace FastCluster.Silo.Demo;

/// <summary>
/// A development node for the length of one journey: free loopback ports, a temporary data folder that goes with it. The
/// journey talks to it over HTTP only.
/// </summary>
internal sealed class DemoNode : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private WebApplication? _host;

    private DemoNode(DirectoryInfo folder) => _folder = folder;

    /// <summary>Prepares and starts a node.</summary>
    /// <param name="now">Time of the certificates.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The node, and what its operator hands to clients.</returns>
    /// <exception cref="IOException">The temporary folder cannot be written, or a port was taken meanwhile.</exception>
    public static async Task<(DemoNode Node, DemoTarget Target)> StartAsync(
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var node = new DemoNode(Directory.CreateTempSubdirectory("fastcluster-demo-"));
        try
        {
            return (node, await node.StartHostAsync(now, cancellationToken));
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            await _host.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private async Task<DemoTarget> StartHostAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var files = DevelopmentNode.Prepare(_folder.FullName, now);
        var (publicPort, managementPort) = LoopbackPorts.FindTwo();
        var issuer = $"https://localhost:{publicPort}";
        var fhirBase = issuer + new Uri(DevelopmentNames.FhirBase).AbsolutePath;
        IssueServerCertificate(files, fhirBase, now);
        var options = ConfigurationReader.Read(
            files.Configuration,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["listeners:public:url"] = issuer,
                ["listeners:management:url"] = $"http://127.0.0.1:{managementPort}",
                ["authorizationServers:0:issuer"] = issuer,
                ["authorizationServers:0:fhirBases:0:url"] = fhirBase,
                ["authorizationServers:0:resourceServers:0:fhirBase"] = fhirBase,
            }
        );
        _host = FastClusterHost.Create(options, KeepQuiet);
        await _host.StartAsync(cancellationToken);
        return DemoTargetReader.Read(files, options, server: null);
    }

    /// <summary>The prepared server certificate names the usual port (DISC-22); this one names the port of the journey.</summary>
    private static void IssueServerCertificate(DevelopmentFiles files, string fhirBase, DateTimeOffset now)
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var authority = CertificateAuthority.Resume(DevelopmentStore.Read(files.Issuing), isRoot: false);
        var leaf = new LeafOptions
        {
            Subject = new("FHIR server", DevelopmentNames.Organization, "US"),
            NotBefore = start.AddMinutes(-5),
            NotAfter = start.AddDays(365),
            CrlUrl = DevelopmentNames.IssuingCrlUrl,
            KeyAlgorithm = KeyAlgorithm.Rsa2048,
            UriNames = [fhirBase],
        };
        DevelopmentStore.Write(files.Server, authority.Issue(leaf));
    }

    private static void KeepQuiet(IServiceCollection services) =>
        services.PostConfigure<LoggerFilterOptions>(filter =>
        {
            filter.Rules.Clear();
            filter.MinLevel = LogLevel.Error;
        });
}
