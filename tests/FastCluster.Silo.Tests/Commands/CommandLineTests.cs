using FastCluster.Silo.Commands;
using FastCluster.Silo.FirstRun;
using FastCluster.Silo.Tests.Audit;
using Spectre.Console;

namespace FastCluster.Silo.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _output.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("store", "stats", "--help")]
    [InlineData("keys", "rewrap", "--help")]
    [InlineData("keys", "rotate", "--help")]
    [InlineData("audit", "verify", "--help")]
    public async Task Run_Help_ShowsUsage(params string[] arguments)
    {
        Assert.Equal(ExitCodes.Success, await RunAsync(arguments));
        Assert.Contains("Usage:", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("store")]
    [InlineData("keys")]
    [InlineData("pki")]
    [InlineData("audit")]
    public async Task Run_GroupOfVerbs_ShowsItsHelp(string group)
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync(group));
        Assert.Contains("Commands:", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Required command", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreInit_EmbeddedStoreToVersion_SaysWhy()
    {
        MakeNode();

        Assert.Equal(ExitCodes.Usage, await RunAsync("store", "init", "--to", "1", "--data", _folder["data"]));
        Assert.Contains("--to is left out", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysRewrap_CurrentKey_SaysThatNothingIsToDo()
    {
        MakeNode();

        Assert.Equal(ExitCodes.Success, await RunAsync("keys", "rewrap", "--data", _folder["data"]));
        Assert.Contains("nothing to do", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("run", "--bogus")]
    [InlineData("run", "--config")]
    public async Task Run_WrongLine_IsUsage(params string[] arguments) =>
        Assert.Equal(ExitCodes.Usage, await RunAsync(arguments));

    [Fact]
    public async Task Run_MissingConfiguration_IsUsage()
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync("run", "--config", _folder["none.json"]));
        Assert.Contains("none.json", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FaultyConfiguration_ShowsEveryFault()
    {
        var file = _folder.Write("fastcluster.json", """{ "environment": "x", "outbound": { "timeout": "y" } }""");

        Assert.Equal(ExitCodes.Usage, await RunAsync("run", "--config", file));

        var text = _output.ToString();
        Assert.All(
            ["environment", "outbound.timeout", "authorizationServers"],
            setting => Assert.Contains(setting, text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task StoreStats_FreshDevelopmentFolder_CountsNothing()
    {
        MakeNode();

        Assert.Equal(ExitCodes.Success, await RunAsync("store", "stats", "--data", _folder["data"]));
        Assert.Contains("all", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreImport_SameFileTwice_AddsEachClientOnce()
    {
        MakeNode();
        var file = _folder.Write("clients.jsonl", $"{ClientLine("one")}\n{ClientLine("two")}\n");

        Assert.Equal(ExitCodes.Success, await RunAsync("store", "import", file, "--data", _folder["data"]));
        Assert.Equal(ExitCodes.Success, await RunAsync("store", "import", file, "--data", _folder["data"]));

        var text = _output.ToString();
        Assert.Contains("2 clients imported, 0 were there already", text, StringComparison.Ordinal);
        Assert.Contains("0 clients imported, 2 were there already", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreImport_UnknownCommunity_NamesTheLine()
    {
        MakeNode();
        var foreign = ClientLine("one").Replace("urn:fastcluster:development", "urn:other", StringComparison.Ordinal);
        var file = _folder.Write("clients.jsonl", $"{ClientLine("two")}\n{foreign}\n");

        Assert.Equal(ExitCodes.Failure, await RunAsync("store", "import", file, "--data", _folder["data"]));
        Assert.Contains("Line 2", _output.ToString(), StringComparison.Ordinal);
    }

    private void MakeNode() => DevelopmentNode.Prepare(_folder["data"], TimeProvider.System.GetUtcNow());

    private static string ClientLine(string name) =>
        $$"""{"server":"development","community":"urn:fastcluster:development","iss":"https://{{name}}.example.test/app","scope":"system/Patient.rs","grant_types":["client_credentials"],"client_id":"import-{{name}}"}""";

    [Fact]
    public async Task AuditVerify_ByWhatItFinds_EndsWithItsCode()
    {
        using var stream = new StreamFolder();
        await stream.RecordAsync(5);
        var key = _folder.Write("key.pem", stream.PublicPem);

        Assert.Equal(ExitCodes.Success, await RunAsync("audit", "verify", stream.Path, "--key", key));
        await StreamFolder.EditAsync(stream.FirstFile, static lines => lines.RemoveAt(2));
        Assert.Equal(ExitCodes.Failure, await RunAsync("audit", "verify", stream.Path, "--key", key));
        Assert.Equal(ExitCodes.Usage, await RunAsync("audit", "verify", stream.Path));
        Assert.Equal(ExitCodes.Usage, await RunAsync("audit", "verify", _folder["none"], "--key", key));

        var text = _output.ToString().ReplaceLineEndings(" ");
        Assert.Contains("Intact: 5 lines. Signed: up to line 5.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not signed yet", text, StringComparison.Ordinal);
        Assert.Contains("Not intact: line 3 is OutOfOrder", text, StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments)
    {
        var settings = new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_output) };
        var console = AnsiConsole.Create(settings);
        return CommandLine.RunAsync(arguments, new(console, TimeProvider.System, _folder.Path));
    }
}
