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

    private Task<int> RunAsync(params string[] arguments)
    {
        var settings = new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_output) };
        var console = AnsiConsole.Create(settings);
        return CommandLine.RunAsync(arguments, new(console, TimeProvider.System, _folder.Path));
    }
}
