using FastCluster.Kubernetes.Tests.Manifests;
using FastCluster.Kubernetes.Tests.Pods;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;
using FastCluster.Testing.Vectors;
using Microsoft.AspNetCore.Routing;

namespace FastCluster.Kubernetes.Tests;

/// <summary>The program itself reads what the manifests give it, in a folder with exactly the files of the pod.</summary>
public sealed class ProgramTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(
        TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()
    );

    [Theory]
    [InlineData("dev", StoreProvider.Embedded)]
    [InlineData("postgres", StoreProvider.PostgreSql)]
    [InlineData("redis", StoreProvider.Redis)]
    [InlineData("azure", StoreProvider.AzureTables)]
    [InlineData("split", StoreProvider.PostgreSql)]
    public async Task Settings_OfEveryNode_HaveNoFault(string name, StoreProvider provider)
    {
        var deployment = await Deployment.ReadAsync(name);
        foreach (var node in deployment.Nodes)
        {
            using var folder = new PodFolder(deployment, node, new(provider, s_now));

            var options = folder.ReadSettings(s_now);

            Assert.Empty(ConfigurationCheck.Check(options, s_now, RoleOf(node)));
            Assert.Equal(provider, options.Storage.Provider);
            Assert.Equal(provider.ToString(), options.Cluster.IsClustered ? $"{options.Cluster.Provider}" : "Embedded");
            Assert.All(TlsFiles(options), file => Assert.True(File.Exists(file), file));
        }
    }

    [Theory]
    [MemberData(nameof(Kustomizations.Overlays), MemberType = typeof(Kustomizations))]
    public async Task Stop_GracePeriod_IsLongerThanTheProgramTakes(string name)
    {
        var deployment = await Deployment.ReadAsync(name);
        foreach (var node in deployment.Nodes)
        {
            using var folder = new PodFolder(deployment, node, new(StoreProvider.PostgreSql, s_now));

            var limit = FastClusterHost.StopLimit(folder.ReadSettings(s_now));

            Assert.InRange(node.Pod.TerminationGracePeriodSeconds ?? 30, limit.TotalSeconds + 10, 120);
        }
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("split")]
    public async Task Drain_Pause_OutlastsTheReadinessProbe(string name)
    {
        var deployment = await Deployment.ReadAsync(name);
        foreach (var node in deployment.Nodes)
        {
            using var folder = new PodFolder(deployment, node, new(StoreProvider.PostgreSql, s_now));
            var probe = node.Container.ReadinessProbe;

            var pause = folder.ReadSettings(s_now).Listeners.DrainPause;

            Assert.True(pause.TotalSeconds >= (probe.FailureThreshold + 1) * probe.PeriodSeconds);
        }
    }

    [Theory]
    [MemberData(nameof(Kustomizations.Overlays), MemberType = typeof(Kustomizations))]
    public async Task Ports_OfEveryNode_AreThoseOfItsListeners(string name)
    {
        var deployment = await Deployment.ReadAsync(name);
        foreach (var node in deployment.Nodes)
        {
            using var folder = new PodFolder(deployment, node, new(StoreProvider.PostgreSql, s_now));

            var options = folder.ReadSettings(s_now);

            Assert.Equal(
                ListenedPorts(options, RoleOf(node)),
                node.Container.Ports.Select(port => (port.Name, port.ContainerPort))
            );
        }
    }

    [Theory]
    [MemberData(nameof(Kustomizations.Overlays), MemberType = typeof(Kustomizations))]
    public async Task Probes_OfEveryNode_AreRoutesOfTheManagementListener(string name)
    {
        var deployment = await Deployment.ReadAsync(name);
        var routes = await RoutesAsync();
        foreach (var container in deployment.Nodes.Select(node => node.Container))
        {
            var probes = new[] { container.StartupProbe, container.LivenessProbe, container.ReadinessProbe };

            Assert.Equal(
                ["/healthz/startup", "/healthz/live", "/healthz/ready"],
                probes.Select(probe => probe.HttpGet.Path)
            );
            Assert.All(probes, probe => Assert.Contains(probe.HttpGet.Path, routes));
            Assert.All(probes, probe => Assert.Equal("management", probe.HttpGet.Port.Value));
        }
    }

    [Fact]
    public async Task Settings_UnknownVariable_IsFault()
    {
        var deployment = await Deployment.ReadAsync("postgres");
        using var folder = new PodFolder(deployment, deployment.Node("node"), new(StoreProvider.PostgreSql, s_now));

        var fault = Assert.Throws<InvalidConfigurationException>(() =>
            folder.ReadSettings(s_now, ("FASTCLUSTER__CLUSTER__ADVERTISEDADRESS", "10.0.0.1"))
        );

        Assert.Equal("cluster.advertisedadress", Assert.Single(fault.Faults).Setting, ignoreCase: true);
    }

    [Fact]
    public async Task Settings_ConnectionStringOfAnotherStore_IsFault()
    {
        var deployment = await Deployment.ReadAsync("azure");
        using var folder = new PodFolder(deployment, deployment.Node("node"), new(StoreProvider.PostgreSql, s_now));

        var faults = ConfigurationCheck.Check(folder.ReadSettings(s_now), s_now);

        Assert.Contains("storage.connectionStringFile", faults.Select(fault => fault.Setting));
    }

    [Theory]
    [InlineData("store-init", StoreProvider.PostgreSql)]
    [InlineData("store-init-redis", StoreProvider.Redis)]
    [InlineData("store-init-azure", StoreProvider.AzureTables)]
    public async Task Init_Job_ReadsTheOwnersConnectionString(string name, StoreProvider provider)
    {
        var deployment = await Deployment.ReadAsync(name);
        var job = Assert.Single(deployment.Workloads);
        using var folder = new PodFolder(deployment, job, new(provider, s_now));

        var options = folder.ReadSettings(s_now);
        var faults = ConfigurationCheck.Check(options, s_now).Select(fault => fault.Setting);

        Assert.Equal(["store", "init"], job.Container.Args.Take(2));
        Assert.Equal(["fastcluster-store-owner"], job.Secrets);
        Assert.Equal(provider, options.Storage.Provider);
        Assert.DoesNotContain(faults, setting => setting.StartsWith("storage.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Split_ApiNodes_MountNeitherKeysNorStore()
    {
        var deployment = await Deployment.ReadAsync("split");

        Assert.Equal(
            ["fastcluster-api-cluster-tls", "fastcluster-api-membership", "fastcluster-public-tls"],
            deployment.Node("api").Secrets.Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain("fastcluster-public-tls", deployment.Node("node").Secrets);
    }

    [Fact]
    public void Readme_SecretsOfTheOperator_AreAllDescribed()
    {
        var readme = File.ReadAllText(RepositoryFiles.PathOf("k8s/README.md"));
        var objects = new OperatorObjects(StoreProvider.PostgreSql, s_now);

        Assert.All(
            from item in objects.Secrets.Concat(objects.ConfigMaps)
            from key in item.Value.Keys
            select (item.Key, key),
            item => Assert.Matches($@"\| `{item.Key}` \|.*`{item.key}`", readme)
        );
    }

    private static NodeRole RoleOf(Workload node) => Enum.Parse<NodeRole>(node.Container.Args[0], ignoreCase: true);

    private static IEnumerable<string> TlsFiles(FastClusterOptions options) =>
        options.Cluster.Tls is { } tls
            ? [tls.Certificate.CertificateFile, tls.Certificate.KeyFile!, tls.TrustedCertificatesFile]
            : [];

    private static IEnumerable<(string Name, int Port)> ListenedPorts(FastClusterOptions options, NodeRole role)
    {
        if (role != NodeRole.Silo)
        {
            yield return ("public", PortOf(options.Listeners.Public));
        }

        yield return ("management", PortOf(options.Listeners.Management));
        if (role != NodeRole.Api && options.Cluster.IsClustered)
        {
            yield return ("silo", options.Cluster.SiloPort);
            yield return ("gateway", options.Cluster.GatewayPort);
        }
    }

    private static int PortOf(ListenerOptions listener) =>
        int.Parse(listener.Url[(listener.Url.LastIndexOf(':') + 1)..]);

    private static async Task<string[]> RoutesAsync()
    {
        var deployment = await Deployment.ReadAsync("dev");
        using var folder = new PodFolder(deployment, deployment.Node("node"), new(StoreProvider.Embedded, s_now));
        await using var host = FastClusterHost.Create(folder.ReadSettings(s_now));
        return
        [
            .. ((IEndpointRouteBuilder)host)
                .DataSources.SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Select(endpoint => endpoint.RoutePattern.RawText ?? ""),
        ];
    }
}
