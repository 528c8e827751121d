using FastCluster.Silo.Commands;
using Spectre.Console;

namespace FastCluster.Silo.Tests;

/// <summary>Runs the command line in a folder, at a time, and keeps what it writes.</summary>
public sealed class TestConsole : IDisposable
{
    private readonly StringWriter _output = new();

    public TestConsole(string folder, TimeProvider clock)
    {
        var settings = new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_output) };
        var console = AnsiConsole.Create(settings);
        console.Profile.Width = 400;
        Environment = new(console, clock, folder);
    }

    /// <summary>What a verb gets.</summary>
    public CommandEnvironment Environment { get; }

    public string Output => _output.ToString();

    public void Dispose() => _output.Dispose();

    public Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments, Environment);
}
