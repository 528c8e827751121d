using BenchmarkDotNet.Attributes;
using FastCluster.Benchmarks.Steps;

namespace FastCluster.Benchmarks;

/// <summary>Every step of the path of a token and of an introspection, each alone, with its allocations.</summary>
[MemoryDiagnoser]
public class TokenPathBenchmarks
{
    private Step _step = null!;

    /// <summary>Names of all steps.</summary>
    public static IEnumerable<string> Names => StepCatalogue.Create().Select(step => step.Name);

    /// <summary>The step that is measured.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>Makes what the step works on.</summary>
    [GlobalSetup]
    public void SetUp() => _step = StepCatalogue.Create().Single(step => step.Name == Name);

    /// <summary>Does the step once.</summary>
    [Benchmark]
    public ValueTask<object?> RunAsync() => _step.RunAsync();
}
