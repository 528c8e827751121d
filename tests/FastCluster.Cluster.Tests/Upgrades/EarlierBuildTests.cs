using FastCluster.Testing.Vectors;

namespace FastCluster.Cluster.Tests.Upgrades;

/// <summary>Where the earlier build cannot be made, the upgrade is not proven, and somebody has to know.</summary>
public sealed class EarlierBuildTests : IDisposable
{
    private readonly string _clone = Directory.CreateTempSubdirectory("fastcluster-clone-").FullName;

    [Fact]
    public async Task Script_RepositoryWithoutTheCommit_FailsAndNamesIt()
    {
        await ServerProcess.RunAsync("git", "init", "-q", _clone);
        Directory.CreateDirectory(Path.Combine(_clone, "eng"));
        foreach (var file in new[] { EarlierBuild.Script, EarlierBuild.CommitFile })
        {
            File.Copy(RepositoryFiles.PathOf(file), Path.Combine(_clone, file));
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ServerProcess.RunAsync(Path.Combine(_clone, EarlierBuild.Script))
        );

        var commit = (await File.ReadAllLinesAsync(RepositoryFiles.PathOf(EarlierBuild.CommitFile)))[^1];
        Assert.Contains(
            $"The commit {commit} of eng/upgrade-from is not in this",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => Directory.Delete(_clone, recursive: true);
}
