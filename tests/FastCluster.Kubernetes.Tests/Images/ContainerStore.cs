namespace FastCluster.Kubernetes.Tests.Images;

/// <summary>Images and containers in a folder of their own, apart from those of the machine.</summary>
internal sealed class ContainerStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastcluster-image-").FullName;

    public ContainerStore()
    {
        File.WriteAllText(
            Path.Combine(_folder, "containers.conf"),
            """
            [containers]
            default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
            [engine]
            runtime = "runc"
            cgroup_manager = "cgroupfs"
            events_logger = "file"
            """
        );
        File.WriteAllText(
            Path.Combine(_folder, "storage.conf"),
            $"""
            [storage]
            driver = "overlay"
            graphroot = "{_folder}/images"
            runroot = "{_folder}/run"
            """
        );
        Environment = new Dictionary<string, string>
        {
            ["CONTAINERS_CONF"] = Path.Combine(_folder, "containers.conf"),
            ["CONTAINERS_STORAGE_CONF"] = Path.Combine(_folder, "storage.conf"),
            ["BUILDAH_ISOLATION"] = "chroot",
        };
    }

    /// <summary>Variables that make buildah and podman use this folder.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>Runs a script of the repository in this store.</summary>
    public Task<string> RunAsync(string program, params string[] arguments) =>
        Tool.SucceedAsync(program, arguments, environment: Environment);

    /// <summary>Makes a folder that the user of the image may write.</summary>
    public async Task<string> CreateVolumeAsync(long owner)
    {
        var volume = Directory.CreateDirectory(Path.Combine(_folder, "volume")).FullName;
        await Tool.SucceedAsync("chown", [$"{owner}:{owner}", volume]);
        return volume;
    }

    public async ValueTask DisposeAsync()
    {
        await Tool.RunAsync("podman", ["rm", "--all", "--force", "--time", "0"], environment: Environment);
        await Tool.RunAsync("umount", ["--lazy", Path.Combine(_folder, "images", "overlay")]);
        Directory.Delete(_folder, recursive: true);
    }
}
