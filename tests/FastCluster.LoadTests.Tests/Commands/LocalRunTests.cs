using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Tests.Commands;

public sealed class LocalRunTests
{
    private const int Measured = 40 * 3;
    private static readonly string[] s_scenarios = ["token-client-credentials", "mixed-national"];
    private static readonly string[] s_plan =
    [
        "--rate=40",
        "--ramp=1",
        "--warm-up=0",
        "--duration=3",
        "--clients=5",
        "--algorithm=RS256",
        "--idle=0",
    ];

    /// <summary>Two runs of the load, and every scenario: the mixed one holds all the others.</summary>
    [Fact]
    public async Task Run_OneNode_ReportsEveryOperationWithItsCost()
    {
        using var folder = new ReportFolder();
        string[] files = ["--json", folder["a.json"], "--html", folder["a.html"], "--weights", Weights(folder)];
        string[] demands = ["--threshold", "errors<=0%", "token.max<1us"];

        var (exitCode, output) = await LoadProgram.RunAsync(["run", .. s_scenarios, .. s_plan, .. files, .. demands]);

        Assert.True(exitCode == 1, output);
        Assert.DoesNotContain("could not be cancelled", output, StringComparison.Ordinal);
        var report = LoadReport.Read(folder["a.json"]);
        Assert.Equal([true, false], report.Thresholds.Select(threshold => threshold.IsHeld));
        Assert.Equal(s_scenarios, report.Scenarios.Select(scenario => scenario.Name));
        Assert.Equal([1, 6], report.Scenarios.Select(scenario => scenario.Operations.Length));
        Assert.All(report.Scenarios, AssertWhole);
        Assert.Contains("mixed-national", await File.ReadAllTextAsync(folder["a.html"]), StringComparison.Ordinal);
    }

    private static void AssertWhole(ScenarioReport scenario)
    {
        Assert.Equal(Measured, scenario.Operations.Sum(operation => operation.Succeeded));
        Assert.All(scenario.Operations, operation => Assert.NotNull(operation.Latency));
        Assert.InRange(scenario.Server!.CpuPerOperation, 50, 1_000_000);
    }

    /// <summary>Shares that give each operation its turn within a short run.</summary>
    private static string Weights(ReportFolder folder)
    {
        string[] names = ["discover", "introspect", "register-modify", "register-new", "revoke"];
        var shares = names.Select(name => $"\"{name}\":1").Append("\"token-client-credentials\":3");
        File.WriteAllText(folder["weights.json"], $"{{{string.Join(',', shares)}}}");
        return folder["weights.json"];
    }
}
