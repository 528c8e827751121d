using System.Diagnostics;
using System.Reflection;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Testing.Fuzz;

/// <summary>
/// Feeds a target its seeds and their mutations. It must answer each within 100 ms with a defined reason, throw nothing,
/// accept some, and keep nothing. <c>FASTCLUSTER_FUZZ</c> sets the number of inputs of each target; 50,000 when absent.
/// </summary>
public static class FuzzRun
{
    private const long MaximumGrowth = 16 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    // fixed, so that a failure comes again; each gives an equal part of the inputs
    private static readonly int[] Numbers = [1, 2, 3, 5, 8, 13, 21, 34];

    /// <summary>Runs a target; any broken rule fails the test.</summary>
    /// <param name="assembly">Assembly of tests that holds it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="write">Is told how often each reason was given, and how much memory was kept.</param>
    public static void Run(Assembly assembly, string name, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = TargetsOf(assembly).Single(one => one.Name == name);
        var seeds = ReadSeeds(target.Name);
        var each = Effort.Of("FASTCLUSTER_FUZZ", usual: 50_000) / Numbers.Length;
        var seen = new SortedDictionary<RejectionReason, int>();
        RunAll(target, seeds, "seed", seen);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var number in Numbers)
        {
            var mutator = new FuzzMutator(seeds, number);
            RunAll(target, Enumerable.Range(0, each).Select(_ => mutator.Next()), $"number {number}", seen);
        }

        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        write($"{target.Name}: {growth / 1024:N0} KiB kept; {string.Join(", ", seen)}");
        Assert.True(seen.ContainsKey(RejectionReason.None), "No input was accepted: the seeds are stale.");
        Assert.All(seen.Keys, reason => Assert.True(Enum.IsDefined(reason)));
        Assert.True(growth < MaximumGrowth, $"{growth} bytes were kept.");
    }

    /// <summary>The targets of an assembly.</summary>
    internal static IEnumerable<IFuzzTarget> TargetsOf(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFuzzTarget)))
            .Select(type => (IFuzzTarget)Activator.CreateInstance(type)!);

    private static IReadOnlyList<byte[]> ReadSeeds(string name) =>
        [
            .. Directory
                .GetFiles(RepositoryFiles.PathOf($"tests/vectors/fuzz-seeds/{name}"))
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllBytes),
        ];

    private static void RunAll(
        IFuzzTarget target,
        IEnumerable<byte[]> inputs,
        string origin,
        SortedDictionary<RejectionReason, int> seen
    )
    {
        foreach (var (index, input) in inputs.Index())
        {
            var reason = RunOne(target, input, $"{origin}, input {index}");
            seen[reason] = seen.GetValueOrDefault(reason) + 1;
        }
    }

    private static RejectionReason RunOne(IFuzzTarget target, byte[] input, string origin)
    {
        try
        {
            // a busy machine may hold up one run, so that only an input that is slow three times counts
            var isQuick = RunOnce(target, input, out var reason);
            Assert.True(isQuick || RunOnce(target, input, out _) || RunOnce(target, input, out _), "Slow input.");
            return reason;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException(
                $"{target.Name}, {origin} failed; keep it as a seed: {Convert.ToBase64String(input)}",
                fault
            );
        }
    }

    private static bool RunOnce(IFuzzTarget target, byte[] input, out RejectionReason reason)
    {
        var start = Stopwatch.GetTimestamp();
        reason = target.Run(input);
        return Stopwatch.GetElapsedTime(start) < Limit;
    }
}
