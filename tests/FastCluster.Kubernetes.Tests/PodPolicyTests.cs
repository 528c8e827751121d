using FastCluster.Kubernetes.Tests.Manifests;
using k8s.Models;

namespace FastCluster.Kubernetes.Tests;

/// <summary>What every pod keeps to, whichever overlay it comes from.</summary>
public sealed class PodPolicyTests
{
    [Theory]
    [MemberData(nameof(Kustomizations.All), MemberType = typeof(Kustomizations))]
    public async Task Images_Tags_ArePinned(string name) =>
        Assert.All(
            (await Deployment.ReadAsync(name)).Workloads,
            workload =>
                Assert.Matches(
                    "^[a-z0-9./-]+:(?!latest$)[0-9][A-Za-z0-9._-]*(@sha256:[0-9a-f]{64})?$",
                    workload.Container.Image
                )
        );

    [Theory]
    [MemberData(nameof(Kustomizations.All), MemberType = typeof(Kustomizations))]
    public async Task Resources_MemoryIsBoundedAndCpuIsNot(string name)
    {
        foreach (var workload in (await Deployment.ReadAsync(name)).Workloads)
        {
            var resources = workload.Container.Resources;

            Assert.Equal(["memory"], resources.Limits.Keys);
            Assert.Equal(["cpu", "memory"], resources.Requests.Keys.Order(StringComparer.Ordinal));
            Assert.True(resources.Requests["memory"].ToDecimal() <= resources.Limits["memory"].ToDecimal());
        }
    }

    [Theory]
    [MemberData(nameof(Kustomizations.All), MemberType = typeof(Kustomizations))]
    public async Task SecurityContext_EveryPod_IsRestricted(string name)
    {
        foreach (var workload in (await Deployment.ReadAsync(name)).Workloads)
        {
            var (pod, container) = (workload.Pod.SecurityContext, workload.Container.SecurityContext);

            Assert.True(pod is { RunAsNonRoot: true, RunAsUser: 10001, RunAsGroup: 10001, FsGroup: 10001 });
            Assert.Equal("RuntimeDefault", pod.SeccompProfile.Type);
            Assert.True(container is { AllowPrivilegeEscalation: false, ReadOnlyRootFilesystem: true });
            Assert.Equal(["ALL"], container.Capabilities.Drop);
            Assert.Null(container.Capabilities.Add);
            Assert.Null(container.Privileged);
            Assert.True(workload.Pod is { HostNetwork: null, HostPID: null, HostIPC: null, InitContainers: null });
        }
    }

    [Theory]
    [MemberData(nameof(Kustomizations.Overlays), MemberType = typeof(Kustomizations))]
    public async Task Namespace_PodSecurity_IsEnforced(string name)
    {
        var space = Assert.Single((await Deployment.ReadAsync(name)).OfType<V1Namespace>());

        Assert.Equal("restricted", space.Metadata.Labels["pod-security.kubernetes.io/enforce"]);
    }

    [Theory]
    [MemberData(nameof(Kustomizations.All), MemberType = typeof(Kustomizations))]
    public async Task ApiServer_NoPod_HasRightsOrToken(string name)
    {
        var deployment = await Deployment.ReadAsync(name);

        Assert.DoesNotContain(
            deployment.Objects,
            item => item is V1Role or V1ClusterRole or V1RoleBinding or V1ClusterRoleBinding
        );
        Assert.All(deployment.Workloads, workload => Assert.False(workload.Pod.AutomountServiceAccountToken ?? true));
        Assert.All(
            deployment.OfType<V1ServiceAccount>(),
            account => Assert.False(account.AutomountServiceAccountToken ?? true)
        );
    }

    [Theory]
    [MemberData(nameof(Kustomizations.All), MemberType = typeof(Kustomizations))]
    public async Task Objects_AllButTheNamespace_AreInTheNamespace(string name) =>
        Assert.All(
            (await Deployment.ReadAsync(name)).Objects.OfType<k8s.IKubernetesObject<V1ObjectMeta>>(),
            item => Assert.Equal(item is V1Namespace ? null : "fastcluster", item.Metadata.NamespaceProperty)
        );

    [Theory]
    [MemberData(nameof(Kustomizations.All), MemberType = typeof(Kustomizations))]
    public async Task Volumes_ReadOnlyOrBounded_NoneOfTheHost(string name)
    {
        foreach (var workload in (await Deployment.ReadAsync(name)).Workloads)
        {
            Assert.All(
                workload.Pod.Volumes,
                volume =>
                    Assert.True(
                        volume is { Secret: not null } or { ConfigMap: not null } or { EmptyDir.SizeLimit: not null }
                    )
            );
            Assert.All(
                workload.Pod.Volumes.Where(volume => volume.Secret is not null),
                volume => Assert.Equal(Convert.ToInt32("440", 8), volume.Secret.DefaultMode)
            );
            Assert.Equal(
                workload
                    .Pod.Volumes.Select(volume => volume.Name)
                    .Concat(workload.Claims)
                    .Order(StringComparer.Ordinal),
                workload.Container.VolumeMounts.Select(mount => mount.Name).Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public async Task DecisionStream_OfActors_OutlivesThePod()
    {
        var set = Assert.Single((await Deployment.ReadAsync("postgres")).OfType<V1StatefulSet>());

        Assert.Equal(["data"], set.Spec.VolumeClaimTemplates.Select(claim => claim.Metadata.Name));
        Assert.Equal("Retain", set.Spec.PersistentVolumeClaimRetentionPolicy.WhenDeleted);
        Assert.Equal("Retain", set.Spec.PersistentVolumeClaimRetentionPolicy.WhenScaled);
    }
}
