using FastCluster.Benchmarks.Steps;

namespace FastCluster.Benchmarks.Allocations;

/// <summary>Counts what a step allocates on the thread that does it.</summary>
internal static class AllocationMeter
{
    private const int WarmUp = 300;
    private const int Rounds = 5;
    private const int Iterations = 200;

    /// <summary>Bytes of managed memory that one run of a step takes: the least mean of 5 rounds of 200 runs, after 300 runs.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="InvalidOperationException">The step waits for somebody, or the process compiles code twice.</exception>
    public static async Task<long> MeasureAsync(Step step)
    {
        // optimized code may allocate less than the first code does; which one runs would be a matter of time
        if (!AppContext.TryGetSwitch("System.Runtime.TieredCompilation", out var isTiered) || isTiered)
        {
            throw new InvalidOperationException("Allocations are measured without tiered compilation.");
        }

        await RunAsync(step, WarmUp);
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            least = Math.Min(least, await RunAsync(step, Iterations));
        }

        return (least + (Iterations / 2)) / Iterations;
    }

    private static async Task<long> RunAsync(Step step, int times)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < times; time++)
        {
            var run = step.RunAsync();
            if (!run.IsCompletedSuccessfully)
            {
                await run;
                throw new InvalidOperationException($"{step.Name} waits for somebody, or for another thread.");
            }

            await run;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
