using FastCluster.Benchmarks.Allocations;
using FastCluster.Benchmarks.Steps;
using FastCluster.Testing.Vectors;

namespace FastCluster.Benchmarks.Tests;

/// <summary>No step of a token or an introspection allocates more than is written down.</summary>
public sealed class AllocationTests
{
    private const string Baseline = "perf/allocations.txt";

    [Fact]
    public async Task Steps_Bytes_AreNoMoreThanTheBaseline()
    {
        var measured = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var step in StepCatalogue.Create())
        {
            measured.Add(step.Name, await AllocationMeter.MeasureAsync(step));
        }

        var file = RepositoryFiles.PathOf(Baseline);
        if (Environment.GetEnvironmentVariable("FASTCLUSTER_WRITE_ALLOCATIONS") is "1")
        {
            AllocationBaseline.Write(file, measured);
        }

        Assert.Equal([], AllocationBaseline.Compare(AllocationBaseline.Read(file), measured));
    }

    [Fact]
    public async Task Measure_StepWithOneMoreObject_ShowsItsBytes()
    {
        var bytes = await AllocationMeter.MeasureAsync(Step.Of("sample", () => new byte[100]));
        var more = await AllocationMeter.MeasureAsync(Step.Of("sample", () => (new byte[100], new object())));

        Assert.Equal(128, bytes);
        Assert.InRange(more, bytes + 24, long.MaxValue);
    }

    [Fact]
    public async Task Measure_StepThatWaits_IsRefused()
    {
        using var gate = new SemaphoreSlim(0);
        var step = new Step(
            "sample",
            async () =>
            {
                await gate.WaitAsync();
                return null;
            }
        );

        var refused = Assert.ThrowsAsync<InvalidOperationException>(() => AllocationMeter.MeasureAsync(step));
        gate.Release();

        await refused;
    }

    [Theory]
    [InlineData(100, 116, 0)]
    [InlineData(100, 124, 1)]
    [InlineData(100, 40, 0)]
    public void Compare_Bytes_NamesStepsThatTakeMore(long expected, long measured, int faults) =>
        Assert.Equal(faults, AllocationBaseline.Compare(One("jwt", expected), One("jwt", measured)).Length);

    [Fact]
    public void Compare_OtherSteps_NamesBothSides() =>
        Assert.Equal(
            ["new: not in the file", "old: no such step"],
            AllocationBaseline.Compare(One("old", 1), One("new", 1))
        );

    private static Dictionary<string, long> One(string name, long bytes) => new() { [name] = bytes };
}
