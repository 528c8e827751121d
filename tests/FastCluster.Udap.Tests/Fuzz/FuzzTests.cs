using System.Diagnostics;
using System.Globalization;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Rejections;
using Xunit;
using Xunit.Abstractions;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>
/// Every parser answers every input: no exception, no hang, always a defined reason. The environment variable
/// <c>FASTCLUSTER_FUZZ</c> sets the number of inputs of each target; 50,000 when absent.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    // fixed, so that a failure comes again; each gives an equal part of the inputs
    private static readonly int[] Numbers = [1, 2, 3, 5, 8, 13, 21, 34];

    private static readonly IReadOnlyDictionary<string, IFuzzTarget> All = typeof(FuzzTests)
        .Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFuzzTarget)))
        .Select(type => (IFuzzTarget)Activator.CreateInstance(type)!)
        .ToDictionary(target => target.Name);

    public static TheoryData<string> Targets => [.. All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Run_MutatedInputs_AlwaysAnswersInTime(string name)
    {
        var target = All[name];
        var seeds = ReadSeeds(name);
        var inputs = seeds.Concat(Numbers.SelectMany(number => Mutations(seeds, number)));
        var seen = new SortedDictionary<RejectionReason, int>();

        foreach (var input in inputs)
        {
            var reason = RunOne(target, input);
            seen[reason] = seen.GetValueOrDefault(reason) + 1;
        }

        output.WriteLine($"{name}: {string.Join(", ", seen.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.True(seen.ContainsKey(RejectionReason.None), "No input was accepted: the seeds are stale.");
        Assert.All(seen.Keys, reason => Assert.True(Enum.IsDefined(reason)));
    }

    private static IReadOnlyList<byte[]> ReadSeeds(string name) =>
        [
            .. Directory
                .GetFiles(RepositoryFiles.PathOf($"tests/vectors/fuzz-seeds/{name}"))
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllBytes),
        ];

    private static IEnumerable<byte[]> Mutations(IReadOnlyList<byte[]> seeds, int number)
    {
        var configured = Environment.GetEnvironmentVariable("FASTCLUSTER_FUZZ");
        var total = configured is null ? 50_000 : int.Parse(configured, CultureInfo.InvariantCulture);
        var mutator = new FuzzMutator(seeds, number);
        return Enumerable.Range(0, total / Numbers.Length).Select(_ => mutator.Next());
    }

    private static RejectionReason RunOne(IFuzzTarget target, byte[] input)
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
                $"{target.Name} failed; keep this input as a seed: {Convert.ToBase64String(input)}",
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
