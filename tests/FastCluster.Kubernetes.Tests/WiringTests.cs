using FastCluster.Kubernetes.Tests.Manifests;
using k8s.Models;

namespace FastCluster.Kubernetes.Tests;

/// <summary>Names, labels and ports of different objects mean each other.</summary>
public sealed class WiringTests
{
    [Theory]
    [MemberData(nameof(Kustomizations.All), MemberType = typeof(Kustomizations))]
    public async Task Selectors_OfWorkloads_MeanTheirPods(string name)
    {
        foreach (var workload in (await Deployment.ReadAsync(name)).Workloads)
        {
            Assert.True(workload.Selector is null || Selection.Matches(workload.Selector, workload.Labels));
            Assert.All(
                workload.Pod.TopologySpreadConstraints ?? [],
                spread => Assert.True(Selection.Matches(spread.LabelSelector, workload.Labels))
            );
        }
    }

    [Theory]
    [MemberData(nameof(Kustomizations.Overlays), MemberType = typeof(Kustomizations))]
    public async Task Nodes_OfAllOverlays_AreSpreadOverHosts(string name) =>
        Assert.All(
            (await Deployment.ReadAsync(name)).Nodes,
            node =>
                Assert.Contains(
                    node.Pod.TopologySpreadConstraints,
                    spread => spread is { TopologyKey: "kubernetes.io/hostname", MaxSkew: 1 }
                )
        );

    [Theory]
    [MemberData(nameof(Kustomizations.Overlays), MemberType = typeof(Kustomizations))]
    public async Task Services_Ports_ExistInEveryPodTheyMean(string name)
    {
        var deployment = await Deployment.ReadAsync(name);
        Assert.Equal(3, deployment.OfType<V1Service>().Count());
        foreach (var service in deployment.OfType<V1Service>())
        {
            var pods = deployment.Nodes.Where(node => Selection.Matches(service.Spec.Selector, node.Labels)).ToArray();

            Assert.NotEmpty(pods);
            Assert.All(
                from port in service.Spec.Ports
                from pod in pods
                select pod.PortOf(port.TargetPort.Value),
                port => Assert.NotNull(port)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Kustomizations.Overlays), MemberType = typeof(Kustomizations))]
    public async Task StatefulSets_Service_IsHeadless(string name)
    {
        var deployment = await Deployment.ReadAsync(name);
        var set = Assert.Single(deployment.OfType<V1StatefulSet>());

        var service = deployment.OfType<V1Service>().Single(item => item.Metadata.Name == set.Spec.ServiceName);

        Assert.Equal("None", service.Spec.ClusterIP);
    }

    [Theory]
    [MemberData(nameof(Kustomizations.Overlays), MemberType = typeof(Kustomizations))]
    public async Task Disruption_OfEachSet_LeavesPodsRunning(string name)
    {
        var deployment = await Deployment.ReadAsync(name);
        foreach (var node in deployment.Nodes.Where(node => deployment.MinimumReplicas(node) > 1))
        {
            var budget = Assert.Single(
                deployment.OfType<V1PodDisruptionBudget>(),
                item => Selection.Matches(item.Spec.Selector, node.Labels)
            );

            Assert.Equal("1", budget.Spec.MaxUnavailable.Value);
            Assert.Equal(node.Name, Assert.Single(deployment.Matching(budget.Spec.Selector)).Name);
        }
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    [InlineData("azure")]
    [InlineData("split")]
    public async Task Autoscalers_OfEachSet_OwnItsNumber(string name)
    {
        var deployment = await Deployment.ReadAsync(name);
        var scalers = deployment.OfType<V2HorizontalPodAutoscaler>().ToArray();

        Assert.Equal(
            deployment.Nodes.Select(node => $"{node.Kind}/{node.Name}").Order(StringComparer.Ordinal),
            scalers
                .Select(item => $"{item.Spec.ScaleTargetRef.Kind}/{item.Spec.ScaleTargetRef.Name}")
                .Order(StringComparer.Ordinal)
        );
        Assert.All(deployment.Nodes, node => Assert.Null(node.Replicas));
        Assert.All(scalers, item => Assert.Contains(item.Spec.Metrics, metric => metric.Resource?.Name == "cpu"));
        Assert.Contains(scalers, item => item.Spec.Metrics.Any(metric => metric.Pods is not null));
        Assert.True(deployment.MinimumReplicas(deployment.Node("node")) >= 3);
    }
}
