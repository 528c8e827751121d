using FastCluster.Testing.Vectors;

namespace FastCluster.Cluster.Tests.Upgrades;

/// <summary>The build that a cluster is upgraded from: the commit of <c>eng/upgrade-from</c>.</summary>
internal static class EarlierBuild
{
    /// <summary>The script that makes it.</summary>
    public const string Script = "eng/build-upgrade-from";

    /// <summary>The file that names the commit.</summary>
    public const string CommitFile = "eng/upgrade-from";

    /// <summary>Builds it from the repository, the first time, and says where it runs.</summary>
    /// <exception cref="InvalidOperationException">The commit is absent or does not build.</exception>
    public static async Task<NodePlace> MakeAsync() =>
        NodePlace.Local with
        {
            Program = (await ServerProcess.ReadAsync(RepositoryFiles.PathOf(Script))).Trim(),
        };
}
