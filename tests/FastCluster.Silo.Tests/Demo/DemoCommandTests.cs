using System.Text.Json;
using FastCluster.Silo.Commands;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Tests.Demo;

public sealed class DemoCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestConsole _console;

    public DemoCommandTests() => _console = new(_folder.Path, TimeProvider.System);

    public void Dispose()
    {
        _console.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Demo_Help_ShowsUsage()
    {
        Assert.Equal(ExitCodes.Success, await _console.RunAsync("demo", "--help"));
        Assert.Contains("--json", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_NoNodeIsUp_PassesEveryStepAndWritesThem()
    {
        Assert.Equal(ExitCodes.Success, await _console.RunAsync("demo"));

        var report = ReadReport("demo.json");
        var steps = report.GetProperty("steps").EnumerateArray().ToArray();
        Assert.Equal(8, steps.Length);
        Assert.All(steps, step => Assert.True(step.GetProperty("passed").GetBoolean()));
        Assert.Equal(3, report.GetProperty("access_token").GetString()!.Split('.').Length);
        Assert.Equal(
            """{"active":false}""",
            steps[^1].GetProperty("exchanges")[0].GetProperty("response").GetProperty("body").GetString()
        );
    }

    [Fact]
    public async Task Demo_NodeIsDown_FailsWithReasonAndReport()
    {
        DevelopmentNode.Prepare(_folder["data"], TimeProvider.System.GetUtcNow());
        var configuration = await File.ReadAllTextAsync(_folder["data/fastcluster.json"]);
        _folder.Write("data/fastcluster.json", configuration.Replace(":7443", ":9", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Failure, await _console.RunAsync("demo", "--data", "data", "--json", "out.json"));

        var step = Assert.Single(ReadReport("out.json").GetProperty("steps").EnumerateArray().ToArray());
        Assert.False(step.GetProperty("passed").GetBoolean());
        Assert.Contains("no answer", step.GetProperty("line").GetString(), StringComparison.Ordinal);
        Assert.Contains("no answer", _console.Output, StringComparison.Ordinal);
        Assert.Contains("start the node with", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_FolderWithoutNode_Fails()
    {
        Assert.Equal(ExitCodes.Failure, await _console.RunAsync("demo", "--data", "none"));
        Assert.Contains("no development node", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_ServerWithoutClientCertificate_AsksForTheFolder()
    {
        Assert.Equal(ExitCodes.Usage, await _console.RunAsync("demo", "--server", "https://other.example"));
        Assert.Contains("needs --data", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_ReportCannotBeWritten_IsKnownBeforeTheJourney()
    {
        Assert.Equal(ExitCodes.Usage, await _console.RunAsync("demo", "--json", "none/x.json"));
        Assert.Contains("--json", _console.Output, StringComparison.Ordinal);
        Assert.Contains(_folder["none/x.json"], _console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("No node is up", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_UnknownServer_IsUsage()
    {
        DevelopmentNode.Prepare(_folder["data"], TimeProvider.System.GetUtcNow());

        Assert.Equal(ExitCodes.Usage, await _console.RunAsync("demo", "--server", "https://other.example"));
        Assert.Contains("https://other.example", _console.Output, StringComparison.Ordinal);
        Assert.Contains("declared here: https://localhost:7443/fhir/r4", _console.Output, StringComparison.Ordinal);
    }

    private JsonElement ReadReport(string name) => JsonElement.Parse(File.ReadAllText(_folder[name]));
}
