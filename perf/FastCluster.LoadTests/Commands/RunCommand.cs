using System.CommandLine;

namespace FastCluster.LoadTests.Commands;

/// <summary><c>run</c>: load on a server.</summary>
internal static class RunCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(TextWriter output, TimeProvider clock)
    {
        var options = new RunOptions();
        var command = new Command(
            "run",
            "Send load at a fixed rate. Exit code 0: every threshold held; 1: one was missed; 2: wrong usage; 3: no run was made."
        );
        options.AddTo(command);
        command.SetAction((line, end) => new LoadRun(options.Read(line), output, clock).RunAsync(end));
        return command;
    }
}
