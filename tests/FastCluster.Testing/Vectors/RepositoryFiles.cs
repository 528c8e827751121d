namespace FastCluster.Testing.Vectors;

/// <summary>Finds files of the checkout that the test binary was built from.</summary>
public static class RepositoryFiles
{
    /// <summary>The full path of a file or folder of the checkout.</summary>
    /// <param name="relativePath">Path from the folder of the solution, with slashes.</param>
    public static string PathOf(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FastCluster.sln")))
            {
                return Path.Combine(folder.FullName, relativePath);
            }
        }

        throw new DirectoryNotFoundException($"No FastCluster.sln above {AppContext.BaseDirectory}.");
    }

    /// <summary>The cells of the tables of a page, trimmed, in their order.</summary>
    /// <param name="page">Path from the folder of the solution, with slashes.</param>
    /// <param name="isRow">Tells by the first cell whether a row counts.</param>
    public static string[][] ReadTable(string page, Func<string, bool> isRow) =>
        [
            .. File.ReadAllLines(PathOf(page))
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray())
                .Where(cells => isRow(cells[0])),
        ];
}
