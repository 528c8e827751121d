namespace FastCluster.Testing.Vectors;

/// <summary>
/// Third-party test data that is not part of the repository. It is looked for in the folder that the environment variable
/// <c>FASTCLUSTER_SPEC</c> names, then in a folder <c>shared/spec</c> beside the checkout or one of its parents.
/// </summary>
public static class SpecVectors
{
    /// <summary>Where a test without the data points its reader.</summary>
    public const string SkipReason =
        "Third-party vectors are absent: set FASTCLUSTER_SPEC to the folder that holds 'vectors'.";

    /// <summary>The full path of a file or folder of the data, or null when it is absent.</summary>
    /// <param name="relativePath">Path below <c>vectors</c>.</param>
    public static string? TryFind(string relativePath) =>
        Candidates()
            .Select(root => Path.Combine(root, "vectors", relativePath))
            .FirstOrDefault(path => File.Exists(path) || Directory.Exists(path));

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("FASTCLUSTER_SPEC") is { Length: > 0 } configured)
        {
            yield return configured;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "shared", "spec");
        }
    }
}
