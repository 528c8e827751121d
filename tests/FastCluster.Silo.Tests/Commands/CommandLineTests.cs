using FastCluster.Silo.Commands;
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
    public async Task Run_Help_ShowsUsage(params string[] arguments)
    {
        Assert.Equal(ExitCodes.Success, await RunAsync(arguments));
        Assert.Contains("Usage:", _output.ToString(), StringComparison.Ordinal);
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
        Assert.Equal(ExitCodes.Success, await RunAsync("store", "stats", "--data", _folder["data"]));
        Assert.Contains("all", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreImport_SameFileTwice_AddsEachClientOnce()
    {
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
        var foreign = ClientLine("one").Replace("urn:fastcluster:development", "urn:other", StringComparison.Ordinal);
        var file = _folder.Write("clients.jsonl", $"{ClientLine("two")}\n{foreign}\n");

        Assert.Equal(ExitCodes.Failure, await RunAsync("store", "import", file, "--data", _folder["data"]));
        Assert.Contains("Line 2", _output.ToString(), StringComparison.Ordinal);
    }

    private static string ClientLine(string name) =>
        $$"""{"server":"development","community":"urn:fastcluster:development","iss":"https://{{name}}.example.test/app","scope":"system/Patient.rs","grant_types":["client_credentials"],"client_id":"import-{{name}}"}""";

    private Task<int> RunAsync(params string[] arguments)
    {
        var settings = new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_output) };
        var console = AnsiConsole.Create(settings);
        return CommandLine.RunAsync(arguments, new(console, TimeProvider.System, _folder.Path));
    }
}
