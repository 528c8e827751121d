using k8s.Models;

namespace FastCluster.Kubernetes.Tests.Manifests;

/// <summary>What runs pods, whatever its kind.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Selector">Which pods it owns; null for a job, whose selector is made by the API server.</param>
/// <param name="Template">Its pods.</param>
/// <param name="Replicas">How many, or null where another object says it.</param>
/// <param name="Claims">Names of the volumes that each pod gets of its own.</param>
internal sealed record Workload(
    string Kind,
    string Name,
    V1LabelSelector? Selector,
    V1PodTemplateSpec Template,
    int? Replicas,
    IReadOnlyList<string> Claims
)
{
    public IDictionary<string, string> Labels => Template.Metadata.Labels;

    public V1PodSpec Pod => Template.Spec;

    /// <summary>Its only container.</summary>
    public V1Container Container => Pod.Containers.Single();

    /// <summary>Names of the secrets that its pods mount.</summary>
    public IEnumerable<string> Secrets => Pod.Volumes.Select(volume => volume.Secret?.SecretName).OfType<string>();

    /// <summary>The container port of a name.</summary>
    public int? PortOf(string name) => Container.Ports?.SingleOrDefault(port => port.Name == name)?.ContainerPort;

    /// <summary>The workload that an object is, or null.</summary>
    public static Workload? TryOf(object item) =>
        item switch
        {
            V1StatefulSet set => new(
                V1StatefulSet.KubeKind,
                set.Metadata.Name,
                set.Spec.Selector,
                set.Spec.Template,
                set.Spec.Replicas,
                [.. (set.Spec.VolumeClaimTemplates ?? []).Select(claim => claim.Metadata.Name)]
            ),
            V1Deployment deployment => new(
                V1Deployment.KubeKind,
                deployment.Metadata.Name,
                deployment.Spec.Selector,
                deployment.Spec.Template,
                deployment.Spec.Replicas,
                []
            ),
            V1Job job => new(V1Job.KubeKind, job.Metadata.Name, null, job.Spec.Template, 1, []),
            _ => null,
        };
}
