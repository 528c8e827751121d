using FastCluster.Kubernetes.Tests.Manifests;
using FastCluster.Testing.Vectors;
using k8s.Models;

namespace FastCluster.Kubernetes.Tests.Images;

/// <summary>The image that <c>eng/image</c> builds, run as the pod of the overlay <c>dev</c> runs it.</summary>
public sealed class ImageTests
{
    private const string Image = "localhost/fastcluster:test";
    private const string Runtime = "localhost/fastcluster-runtime:test";
    private const string Container = "fastcluster-image-test";
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(2);

    [ContainerFact]
    public async Task Image_RunAsThePod_BecomesReadyAndStopsCleanly()
    {
        await using var store = new ContainerStore();
        await store.RunAsync(RepositoryFiles.PathOf("eng/runtime-image"), Runtime);
        store.Environment["RUNTIME_IMAGE"] = Runtime;
        await store.RunAsync(RepositoryFiles.PathOf("eng/image"), Image);
        var node = (await Deployment.ReadAsync("dev")).Node("node");

        await store.RunAsync("podman", [.. await RunArgumentsAsync(store, node)]);
        await WaitUntilReadyAsync(store);
        var metrics = await GetAsync(store, "/metrics");
        var user = await store.RunAsync("podman", "top", Container, "huser");
        await store.RunAsync("podman", "kill", "--signal", "TERM", Container);
        var exitCode = await store.RunAsync("podman", "wait", Container);

        Assert.Equal("0", exitCode.Trim());
        Assert.Equal("10001", user.Split('\n')[1].Trim());
        Assert.All(
            await ScaledMetricsAsync(),
            metric => Assert.Contains($"{metric}{{", metrics.Output, StringComparison.Ordinal)
        );
    }

    /// <summary>Command line, variables, user, limits and mounts of the pod.</summary>
    private static async Task<IEnumerable<string>> RunArgumentsAsync(ContainerStore store, Workload node)
    {
        var volume = await store.CreateVolumeAsync(node.Pod.SecurityContext.RunAsUser!.Value);
        var memory = node.Container.Resources.Limits["memory"].ToDecimal();
        return
        [
            "run",
            "--detach",
            "--pull",
            "never",
            "--name",
            Container,
            "--network",
            "none",
            "--read-only",
            "--read-only-tmpfs=false",
            "--cap-drop",
            "all",
            "--security-opt",
            "no-new-privileges",
            "--user",
            $"{node.Pod.SecurityContext.RunAsUser}:{node.Pod.SecurityContext.RunAsGroup}",
            "--memory",
            $"{memory:0}",
            .. node.Container.VolumeMounts.SelectMany(mount => Mount(mount, volume)),
            .. node.Container.Env.SelectMany(variable => new[] { "--env", $"{variable.Name}={variable.Value}" }),
            Image,
            .. node.Container.Args,
        ];
    }

    private static string[] Mount(V1VolumeMount mount, string volume) =>
        mount.Name == "data"
            ? ["--volume", $"{volume}:{mount.MountPath}"]
            : ["--tmpfs", $"{mount.MountPath}:mode=1777"];

    private static async Task WaitUntilReadyAsync(ContainerStore store)
    {
        var start = TimeProvider.System.GetTimestamp();
        while ((await GetAsync(store, "/healthz/ready")).ExitCode != 0)
        {
            if (TimeProvider.System.GetElapsedTime(start) > s_startLimit)
            {
                Assert.Fail($"The node did not become ready: {await store.RunAsync("podman", "logs", Container)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    /// <summary>Asks the management listener from inside of the network of the container.</summary>
    private static async Task<(int ExitCode, string Output, string Errors)> GetAsync(ContainerStore store, string path)
    {
        var process = await store.RunAsync("podman", "inspect", "--format", "{{.State.Pid}}", Container);
        string[] request = ["curl", "-sf", "--max-time", "5", $"http://127.0.0.1:7081{path}"];
        return await Tool.RunAsync("nsenter", ["--target", process.Trim(), "--net", .. request]);
    }

    /// <summary>Names of all metrics of pods by which an overlay is scaled.</summary>
    private static async Task<IEnumerable<string>> ScaledMetricsAsync()
    {
        var split = await Deployment.ReadAsync("split");
        var names = split
            .OfType<V2HorizontalPodAutoscaler>()
            .SelectMany(item => item.Spec.Metrics)
            .Select(metric => metric.Pods?.Metric.Name)
            .OfType<string>()
            .ToArray();
        Assert.NotEmpty(names);
        return names;
    }
}
