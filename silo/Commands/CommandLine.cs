using System.CommandLine;
using System.CommandLine.Help;
using FastCluster.Silo.Demo;
using FastCluster.Silo.Hosting;
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
        RoleCommand.Configure(root, NodeRole.Run, environment);
        foreach (var role in Enum.GetValues<NodeRole>())
        {
            root.Subcommands.Add(RoleCommand.Create(role, environment));
        }

        root.Subcommands.Add(DemoCommand.Create(environment));
        root.Subcommands.Add(PkiCommand.Create(environment));
        root.Subcommands.Add(StoreCommand.Create(environment));
        root.Subcommands.Add(KeysCommand.Create(environment));
        root.Subcommands.Add(AuditCommand.Create(environment));
        root.Subcommands.Add(PeopleCommand.Create(environment));
        foreach (var group in root.Subcommands.Where(command => command.Subcommands.Count > 0))
        {
            group.SetAction(ShowHelp);
        }

        return root;
    }

    private static int ShowHelp(ParseResult line)
    {
        new HelpAction().Invoke(line);
        return ExitCodes.Usage;
    }
}
