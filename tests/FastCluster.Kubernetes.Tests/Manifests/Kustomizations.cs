using FastCluster.Testing.Vectors;

namespace FastCluster.Kubernetes.Tests.Manifests;

/// <summary>Everything in <c>k8s</c> that an operator applies, rendered by the real kubectl.</summary>
public static class Kustomizations
{
    /// <summary>All of them, by the name of their folder.</summary>
    public static TheoryData<string> All => [.. NamesIn("overlays"), .. NamesIn("jobs")];

    /// <summary>Those that deploy nodes.</summary>
    public static TheoryData<string> Overlays => [.. NamesIn("overlays")];

    /// <summary>The text of one.</summary>
    /// <param name="name">Name of its folder.</param>
    public static Task<string> RenderAsync(string name)
    {
        var folder = RepositoryFiles.PathOf($"k8s/{(NamesIn("jobs").Contains(name) ? "jobs" : "overlays")}/{name}");
        return Tool.SucceedAsync(Tool.Kubectl, ["kustomize", folder]);
    }

    private static IEnumerable<string> NamesIn(string folder) =>
        Directory
            .EnumerateDirectories(RepositoryFiles.PathOf($"k8s/{folder}"))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);
}
