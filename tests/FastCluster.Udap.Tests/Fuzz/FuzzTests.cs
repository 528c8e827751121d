using FastCluster.Testing.Fuzz;
using Xunit;
using Xunit.Abstractions;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>Every parser answers every input; <see cref="FuzzRun"/> holds the rules.</summary>
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true)]
[Collection(nameof(FuzzTests))]
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Theory, FuzzTargets]
    public void Run_MutatedInputs_AlwaysAnswersInTime(string name) =>
        FuzzRun.Run(typeof(FuzzTests).Assembly, name, output.WriteLine);
}
