using System.Globalization;
using System.Text.RegularExpressions;

namespace FastCluster.Silo.Audit;

/// <summary>Names of the stream's files: <c>decisions-000001.jsonl</c>, counted from 1.</summary>
internal static partial class AuditFiles
{
    /// <summary>Path of a file.</summary>
    /// <param name="folder">Folder of the stream.</param>
    /// <param name="number">1 or more.</param>
    public static string PathOf(string folder, int number) => Path.Combine(folder, $"decisions-{number:D6}.jsonl");

    /// <summary>Numbers of the files that are there, ascending.</summary>
    /// <param name="folder">Folder of the stream.</param>
    public static int[] Numbers(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder)
                .Select(static path => Name().Match(Path.GetFileName(path)))
                .Where(static match => match.Success)
                .Select(static match => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
                .Order(),
        ];

    /// <summary>Reads a file that may be written meanwhile.</summary>
    /// <param name="path">The file.</param>
    public static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    [GeneratedRegex("^decisions-(?<number>[0-9]{6,9})[.]jsonl$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
