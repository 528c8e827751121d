using System.CommandLine;
using FastCluster.Silo.Hosting;

namespace FastCluster.Silo.Commands;

/// <summary><c>fastcluster run</c>: the node, until it is told to stop.</summary>
internal static class RunCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("run", "Run the authorization server (the default).");
        Configure(command, environment);
        return command;
    }

    /// <summary>Gives a command the options and the action of the verb; the root does this too.</summary>
    public static void Configure(Command command, CommandEnvironment environment)
    {
        var node = new NodeOptions();
        node.AddTo(command);
        command.SetAction(
            (line, cancellationToken) =>
                Guard.RunAsync(
                    environment,
                    () => RunAsync(node.Read(line, environment), environment, cancellationToken)
                )
        );
    }

    private static async Task<int> RunAsync(
        NodeConfiguration configuration,
        CommandEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        await using var host = FastClusterHost.Create(configuration.Options);
        await host.StartAsync(cancellationToken);
        StartReport.Write(environment.Console, configuration);
        await host.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Success;
    }
}
