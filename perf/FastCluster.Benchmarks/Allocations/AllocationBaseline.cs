using System.Globalization;

namespace FastCluster.Benchmarks.Allocations;

/// <summary>The file of bytes by step: comments after <c>#</c>, else one step and one number a line.</summary>
internal static class AllocationBaseline
{
    /// <summary>A step may take so many bytes more; the smallest object takes 24.</summary>
    public const long Tolerance = 16;

    private const string Head = """
        # Bytes of managed memory that each step of the path of a token and of an introspection takes (perf/FastCluster.Benchmarks).
        # A test fails when a step takes over 16 more. Written anew by eng/allocations.
        """;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="FormatException">A line is none of the two.</exception>
    public static Dictionary<string, long> Read(string path) =>
        File.ReadLines(path)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(
                words => words.Length == 2 ? words[0] : throw new FormatException($"{path}: {string.Join(' ', words)}"),
                words => long.Parse(words[1], NumberStyles.None, CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="bytes">Bytes by step, in the order of the lines.</param>
    public static void Write(string path, IEnumerable<KeyValuePair<string, long>> bytes)
    {
        var lines = bytes.Select(step =>
            string.Create(CultureInfo.InvariantCulture, $"{step.Key, -24}{step.Value, 8}")
        );
        File.WriteAllText(
            path,
            string.Concat(lines.Prepend(Head.ReplaceLineEndings("\n")).Select(line => $"{line}\n"))
        );
    }

    /// <summary>What is wrong, one text each: steps that take more than they may, steps of one side only.</summary>
    /// <param name="expected">What the file says.</param>
    /// <param name="measured">What was measured.</param>
    public static string[] Compare(
        IReadOnlyDictionary<string, long> expected,
        IReadOnlyDictionary<string, long> measured
    ) =>
        [
            .. measured.Where(step => !expected.ContainsKey(step.Key)).Select(step => $"{step.Key}: not in the file"),
            .. expected.Where(step => !measured.ContainsKey(step.Key)).Select(step => $"{step.Key}: no such step"),
            .. measured
                .Where(step => expected.TryGetValue(step.Key, out var bytes) && step.Value > bytes + Tolerance)
                .Select(step => $"{step.Key}: {step.Value} bytes, {expected[step.Key]} expected"),
        ];
}
