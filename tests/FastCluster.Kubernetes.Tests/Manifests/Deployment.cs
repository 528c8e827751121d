using k8s;
using k8s.Models;

namespace FastCluster.Kubernetes.Tests.Manifests;

/// <summary>The objects of one kustomization, strictly typed: an unknown or misspelt member is an error.</summary>
internal sealed class Deployment
{
    private Deployment(IReadOnlyList<object> objects) => Objects = objects;

    public IReadOnlyList<object> Objects { get; }

    /// <summary>What runs pods.</summary>
    public IEnumerable<Workload> Workloads => Objects.Select(Workload.TryOf).OfType<Workload>();

    /// <summary>What runs for as long as it is deployed: no job.</summary>
    public IEnumerable<Workload> Nodes => Workloads.Where(workload => workload.Kind != V1Job.KubeKind);

    /// <summary>Reads what a kustomization renders to.</summary>
    /// <param name="name">Name of its folder.</param>
    public static async Task<Deployment> ReadAsync(string name) => Parse(await Kustomizations.RenderAsync(name));

    /// <summary>Reads YAML documents.</summary>
    /// <param name="text">The documents.</param>
    public static Deployment Parse(string text) =>
        new(KubernetesYaml.LoadAllFromString(text, typeMap: null, strict: true));

    public IEnumerable<T> OfType<T>() => Objects.OfType<T>();

    /// <summary>The one node of a component.</summary>
    /// <param name="component">Its label <c>app.kubernetes.io/component</c>.</param>
    public Workload Node(string component) =>
        Nodes.Single(node => node.Labels["app.kubernetes.io/component"] == component);

    /// <summary>The workloads whose pods a selector means.</summary>
    public IReadOnlyList<Workload> Matching(V1LabelSelector selector) =>
        [.. Workloads.Where(workload => Selection.Matches(selector, workload.Labels))];

    /// <summary>How few pods of a workload there may be.</summary>
    public int MinimumReplicas(Workload workload) =>
        OfType<V2HorizontalPodAutoscaler>()
            .Where(scaler => scaler.Spec.ScaleTargetRef.Kind == workload.Kind)
            .SingleOrDefault(scaler => scaler.Spec.ScaleTargetRef.Name == workload.Name)
            ?.Spec.MinReplicas
        ?? workload.Replicas
        ?? 1;
}
