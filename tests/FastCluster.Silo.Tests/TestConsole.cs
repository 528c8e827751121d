using FastCluster.Silo.Commands;
using Spectre.Console;

namespace FastCluster.Silo.Tests;

/// <summary>Runs the command line in a folder, at a time, and keeps what it writes.</summary>
public sealed class TestConsole(string folder, TimeProvider clock) : IDisposable
{
    private readonly StringWriter _output = new();

    public string Output => _output.ToString();

    public void Dispose() => _output.Dispose();

    public Task<int> RunAsync(params string[] arguments)
    {
        var settings = new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_output) };
        var console = AnsiConsole.Create(settings);
        console.Profile.Width = 400;
        return CommandLine.RunAsync(arguments, new(console, clock, folder));
    }
}
