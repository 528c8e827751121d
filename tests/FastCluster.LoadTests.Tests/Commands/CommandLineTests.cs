using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Tests.Commands;

public sealed class CommandLineTests
{
    private static readonly string[] s_short = ["--rate", "20", "--ramp", "0", "--warm-up", "0", "--duration", "1"];

    [Theory]
    [InlineData]
    [InlineData("run")]
    [InlineData("run", "nothing")]
    [InlineData("run", "discover", "--rate", "0")]
    [InlineData("run", "discover", "--threshold", "p99<50")]
    [InlineData("run", "discover", "--target", "nowhere")]
    [InlineData("run", "discover", "--weights", "/no/such/file")]
    [InlineData("run", "discover", "--rate", "100000", "--duration", "3600")]
    [InlineData("run", "discover", "--json", "/proc/report.json")]
    [InlineData("saturate")]
    [InlineData("saturate", "nothing")]
    [InlineData("saturate", "discover", "--seconds", "0")]
    [InlineData("storm", "--budget", "0")]
    [InlineData("storm", "--target", "nowhere")]
    [InlineData("compare", "/no/such/file", "/no/such/file")]
    [InlineData("size", "--tps", "1")]
    public async Task Run_WrongUsage_EndsWithTwo(params string[] arguments) =>
        Assert.Equal(2, (await LoadProgram.RunAsync(arguments)).ExitCode);

    [Theory]
    [InlineData("run")]
    [InlineData("saturate")]
    [InlineData("storm")]
    [InlineData("list")]
    [InlineData("compare")]
    [InlineData("size")]
    public async Task Help_EachVerb_IsThere(string verb)
    {
        var (exitCode, output) = await LoadProgram.RunAsync(verb, "--help");

        Assert.Equal(0, exitCode);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("discover.errors<0.1%", 0)]
    [InlineData("discover.max<1us", 1)]
    [InlineData("cpu<1s", 1)] // a server elsewhere shows no processor time
    [InlineData("token.p99<1s", 2)] // nothing of that name runs
    public async Task Run_Threshold_DecidesTheExitCode(string threshold, int expected)
    {
        await using var server = await StallingServer.StartAsync();
        string[] target = ["--target", $"{server.Address}fhir", "--threshold", threshold];

        var (exitCode, output) = await LoadProgram.RunAsync(["run", "discover", .. s_short, .. target]);

        Assert.True(expected == exitCode, output);
    }

    [Fact]
    public async Task Run_NobodyListens_EndsWithThree()
    {
        string[] target = ["--target", "http://127.0.0.1:1/fhir"];

        Assert.Equal(3, (await LoadProgram.RunAsync(["run", "discover", .. s_short, .. target])).ExitCode);
    }

    [Fact]
    public async Task Run_NoCertificates_SaysWhichOptionIsMissing()
    {
        await using var server = await StallingServer.StartAsync();
        string[] target = ["--target", $"{server.Address}fhir"];

        var (exitCode, output) = await LoadProgram.RunAsync(["run", "register-new", .. s_short, .. target]);

        Assert.Equal(2, exitCode);
        Assert.Contains("--credentials", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("revoke-cascade")]
    [InlineData("crl-outage")]
    [InlineData("rolling-restart")]
    public async Task Run_ScenarioThatNeedsProcesses_SaysSoBeforeAnyLoad(string scenario)
    {
        await using var server = await StallingServer.StartAsync();
        string[] target = ["--target", $"{server.Address}fhir"];

        var (exitCode, output) = await LoadProgram.RunAsync(["run", "discover", scenario, .. s_short, .. target]);

        Assert.Equal(2, exitCode);
        Assert.Contains($"{scenario} needs --target local", output, StringComparison.Ordinal);
        Assert.DoesNotContain("set-up", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0, "1.1", 0)]
    [InlineData(1.3, "1.1", 1)]
    [InlineData(1.3, "1.5", 0)]
    [InlineData(0.7, "1.1", 0)]
    public async Task Compare_Factor_DecidesTheExitCode(double factor, string limit, int expected)
    {
        using var folder = new ReportFolder();
        var before = folder.Write("a.json", SampleReports.Create());
        var after = folder.Write("b.json", SampleReports.Create(factor));

        Assert.Equal(expected, (await LoadProgram.RunAsync("compare", before, after, "--limit", limit)).ExitCode);
    }

    [Fact]
    public async Task Size_Report_PrintsTheFormula()
    {
        using var folder = new ReportFolder();
        LoadReport report = SampleReports.Create();
        string[] traffic = ["--tps", "12000", "--ttl", "300", "--report", folder.Write("a.json", report)];

        var (exitCode, output) = await LoadProgram.RunAsync(["size", .. traffic]);

        Assert.Equal(0, exitCode);
        Assert.Contains("spare = 5", output, StringComparison.Ordinal);
    }
}
