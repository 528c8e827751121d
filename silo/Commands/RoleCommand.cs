using System.CommandLine;
using FastCluster.Silo.Hosting;

namespace FastCluster.Silo.Commands;

/// <summary><c>fastcluster run</c>, <c>silo</c> and <c>api</c>: the process, until it is told to stop.</summary>
internal static class RoleCommand
{
    /// <summary>Makes one of the verbs.</summary>
    public static Command Create(NodeRole role, CommandEnvironment environment)
    {
        var (name, description) = role switch
        {
            NodeRole.Run => ("run", "Run a node: actors and HTTP edge together (the default)."),
            NodeRole.Silo => ("silo", "Run the actors of a cluster node, without the public HTTP edge."),
            NodeRole.Api => ("api", "Run the public HTTP edge of a cluster, without actors, keys or a store."),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
        };
        var command = new Command(name, description);
        Configure(command, role, environment);
        return command;
    }

    /// <summary>Gives a command the options and the action of a verb; the root does what <c>run</c> does.</summary>
    public static void Configure(Command command, NodeRole role, CommandEnvironment environment)
    {
        var node = new NodeOptions(makesNode: role == NodeRole.Run);
        node.AddTo(command);
        command.SetAction(
            (line, cancellationToken) =>
                Guard.RunAsync(
                    environment,
                    () => RunAsync(node.Read(line, environment), role, environment, cancellationToken)
                )
        );
    }

    private static async Task<int> RunAsync(
        NodeConfiguration configuration,
        NodeRole role,
        CommandEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        await using var host = FastClusterHost.Create(configuration.Options, role: role);
        await host.StartOrStopAsync(cancellationToken);
        StartReport.Write(environment.Console, configuration, environment.WorkingFolder);
        await host.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Success;
    }
}
