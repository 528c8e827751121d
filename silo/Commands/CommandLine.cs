using System.CommandLine;
using FastCluster.Silo.Demo;
using FastCluster.Silo.TestCommunities;

namespace FastCluster.Silo.Commands;

/// <summary>The command line of the program.</summary>
public static class CommandLine
{
    /// <summary>Runs the program.</summary>
    /// <param name="arguments">Arguments of the process.</param>
    /// <param name="environment">What verbs get from the process.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, CommandEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var line = CreateRoot(environment).Parse(arguments);
        var settings = new InvocationConfiguration
        {
            Output = environment.Console.Profile.Out.Writer,
            Error = environment.Console.Profile.Out.Writer,
            ProcessTerminationTimeout = null,
        };
        var exitCode = await line.InvokeAsync(settings);
        return line.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
    }

    private static RootCommand CreateRoot(CommandEnvironment environment)
    {
        var root = new RootCommand("FastCluster: a UDAP authorization server for trust communities.");
        RunCommand.Configure(root, environment);
        root.Subcommands.Add(RunCommand.Create(environment));
        root.Subcommands.Add(DemoCommand.Create(environment));
        root.Subcommands.Add(PkiCommand.Create(environment));
        root.Subcommands.Add(StoreCommand.Create(environment));
        root.Subcommands.Add(KeysCommand.Create(environment));
        return root;
    }
}
