using FastCluster.Kubernetes.Tests.Manifests;
using k8s.Models;

namespace FastCluster.Kubernetes.Tests;

/// <summary>Nothing but what is listed here passes.</summary>
public sealed class NetworkPolicyTests
{
    private static readonly string[] s_everyNode = ["internet:443", "internet:80", "node:11111"];
    private static readonly string[] s_dns = ["kube-system/kube-dns:53", "kube-system/kube-dns:53/udp"];

    [Theory]
    [MemberData(nameof(Kustomizations.Overlays), MemberType = typeof(Kustomizations))]
    public async Task Default_EveryPodOfTheNamespace_IsClosedBothWays(string name)
    {
        var policy = (await Deployment.ReadAsync(name))
            .OfType<V1NetworkPolicy>()
            .Single(item => item.Spec is { Ingress: null, Egress: null });

        Assert.True(policy.Spec.PodSelector is { MatchLabels: null, MatchExpressions: null });
        Assert.Equal(["Ingress", "Egress"], policy.Spec.PolicyTypes);
    }

    [Theory]
    [MemberData(nameof(Kustomizations.Overlays), MemberType = typeof(Kustomizations))]
    public async Task Policies_AllButTheDefault_MeanPods(string name)
    {
        var deployment = await Deployment.ReadAsync(name);

        Assert.All(
            deployment.OfType<V1NetworkPolicy>(),
            policy => Assert.NotEmpty(deployment.Matching(policy.Spec.PodSelector))
        );
    }

    [Theory]
    [InlineData("dev", new string[0])]
    [InlineData("postgres", new[] { "*/fastcluster-store:5432" })]
    [InlineData("redis", new[] { "*/fastcluster-store:6379" })]
    [InlineData("azure", new[] { "0.0.0.0/0:443" })]
    [InlineData("split", new[] { "*/fastcluster-membership:5432", "*/fastcluster-store:5432" })]
    public async Task OutOfNodes_OpenWays_AreTheseAlone(string name, string[] stores)
    {
        var deployment = await Deployment.ReadAsync(name);

        Assert.Equal(Sorted([.. s_everyNode, .. s_dns, .. stores]), Traffic.OutOf(deployment, deployment.Node("node")));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("postgres")]
    [InlineData("redis")]
    [InlineData("azure")]
    public async Task IntoNodes_OpenWays_AreTheseAlone(string name)
    {
        var deployment = await Deployment.ReadAsync(name);

        Assert.Equal(
            ["anyone:7443", "monitoring/*:7081", "node:11111"],
            Traffic.Into(deployment, deployment.Node("node"))
        );
    }

    [Fact]
    public async Task Split_Actors_AreReachedByNodesAndGatewayCallersAlone()
    {
        var deployment = await Deployment.ReadAsync("split");

        Assert.Equal(
            ["api:30000", "monitoring/*:7081", "node:11111"],
            Traffic.Into(deployment, deployment.Node("node"))
        );
        Assert.Equal(["anyone:7443", "monitoring/*:7081"], Traffic.Into(deployment, deployment.Node("api")));
    }

    [Fact]
    public async Task Split_ApiNodes_ReachNeitherStoreNorSiloPort()
    {
        var deployment = await Deployment.ReadAsync("split");

        Assert.Equal(
            Sorted(["*/fastcluster-membership:5432", "node:30000", .. s_dns]),
            Traffic.OutOf(deployment, deployment.Node("api"))
        );
    }

    [Fact]
    public async Task Crl_PrivateAddresses_AreClosed()
    {
        var policy = (await Deployment.ReadAsync("postgres"))
            .OfType<V1NetworkPolicy>()
            .Single(item => item.Metadata.Name == "crl");

        var block = policy.Spec.Egress.Single().To.Single().IpBlock;

        Assert.Superset(
            new HashSet<string>(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"]),
            block.Except.ToHashSet()
        );
    }

    [Theory]
    [InlineData("store-init", "postgres", "*/fastcluster-store:5432")]
    [InlineData("store-init", "split", "*/fastcluster-membership:5432")]
    [InlineData("store-init-redis", "redis", "*/fastcluster-store:6379")]
    [InlineData("store-init-azure", "azure", "0.0.0.0/0:443")]
    public async Task Init_Job_ReachesTheStore(string name, string overlay, string store)
    {
        var job = Assert.Single((await Deployment.ReadAsync(name)).Workloads);

        Assert.Contains(store, Traffic.OutOf(await Deployment.ReadAsync(overlay), job));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);
}
