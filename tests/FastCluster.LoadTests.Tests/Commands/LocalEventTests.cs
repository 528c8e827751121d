using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Tests.Commands;

/// <summary>Scenarios that do something to the cluster, and the verbs that compare loads, on real nodes.</summary>
public sealed class LocalEventTests
{
    private static readonly string[] s_scenarios = ["crl-outage", "rolling-restart", "revoke-cascade"];
    private static readonly string[] s_plan =
    [
        "--nodes=2",
        "--rate=20",
        "--ramp=0",
        "--warm-up=0",
        "--duration=12",
        "--clients=5",
        "--idle=0",
    ];

    /// <summary>Tokens go on without the CRL host; every node comes back; nobody is told that a revoked token is alive.</summary>
    [Fact]
    public async Task Run_ScenariosWithAnEvent_SeeItAndNothingElseFails()
    {
        using var folder = new ReportFolder();

        var (exitCode, output) = await LoadProgram.RunAsync([
            "run",
            .. s_scenarios,
            .. s_plan,
            "--json",
            folder["a.json"],
        ]);

        Assert.True(exitCode == 0, output);
        var scenarios = LoadReport.Read(folder["a.json"]).Scenarios;
        Assert.Equal([1L, 2L, 1L], scenarios.Select(scenario => scenario.Operations[1].Succeeded));
        Assert.All(scenarios.SelectMany(scenario => scenario.Operations), AssertSucceeded);
        Assert.All(scenarios, scenario => Assert.InRange(scenario.Server!.CpuPerOperation, 50, 1_000_000));
    }

    [Fact]
    public async Task Saturate_TwoLoads_PrintsTheirRatioAndJudgesIt()
    {
        string[] loads = ["token-client-credentials", "token-hot-client"];

        var (exitCode, output) = await LoadProgram.RunAsync([
            "saturate",
            .. loads,
            "--rounds=1",
            "--seconds=1",
            "--clients=5",
            "--least=1000",
        ]);

        Assert.True(exitCode == 1, output); // ten times as many is not reached
        Assert.Contains(
            "ratio of token-hot-client to token-client-credentials: min ",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("server CPU us per operation", output, StringComparison.Ordinal);
    }

    /// <summary>How tokens fare is the machine's in so short a run; that refusals say when to come again is ours.</summary>
    [Fact]
    public async Task Storm_SmallBudget_IsRefusedWithATimeToComeAgain()
    {
        var (exitCode, output) = await LoadProgram.RunAsync([
            "storm",
            "--budget=5",
            "--duration=3",
            "--warm-up=1",
            "--clients=5",
        ]);

        Assert.True(exitCode is 0 or 1, output);
        Assert.Contains("x 429 with Retry-After", output, StringComparison.Ordinal);
        Assert.Contains("refusals that say when to come again: 100 %", output, StringComparison.Ordinal);
    }

    /// <summary>A caller who is told to come again after a node went may need a moment; that is counted, and lost is nobody.</summary>
    private static void AssertSucceeded(OperationReport operation)
    {
        var lost = operation.Errors.Where(error => !error.Key.EndsWith(", then ok", StringComparison.Ordinal));
        Assert.True(!lost.Any(), $"{operation.Name}: {string.Join(", ", lost)}");
        Assert.NotNull(operation.Latency);
    }
}
