using System.CommandLine;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Storage;

namespace FastCluster.Silo.Commands;

/// <summary><c>fastcluster store init</c>: makes or migrates what the configured store needs.</summary>
internal static class StoreInitCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("init", "Make the store's schema, or bring it to another version.");
        var to = new Option<int?>("--to") { Description = "Schema version. Default: the newest one." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be done and change nothing." };
        command.Options.Add(to);
        command.Options.Add(dryRun);
        var node = new NodeOptions();
        node.AddTo(command);
        command.SetAction(
            (line, cancellationToken) =>
                Guard.RunAsync(
                    environment,
                    () =>
                        RunAsync(
                            node.Read(line, environment).Options,
                            (line.GetValue(to), line.GetValue(dryRun)),
                            environment,
                            cancellationToken
                        )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        FastClusterOptions options,
        (int? To, bool IsDryRun) wanted,
        CommandEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        await using var services = StoreCommand.Services(options, environment);
        var preparation = services.GetService<IStorePreparation>();
        var to = wanted.To ?? preparation?.Current ?? 0;
        var isKnown = to >= 0 && to <= (preparation?.Current ?? 0);
        var text = preparation switch
        {
            null when !isKnown => "The embedded store has no schema versions to choose from: --to is left out.",
            null => "The embedded store makes its file by itself.",
            _ when !isKnown => $"This program knows the versions 0 to {preparation.Current}.",
            _ when wanted.IsDryRun => await preparation.DescribeAsync(to, cancellationToken),
            _ => $"Schema version {to}, before {await preparation.PrepareAsync(to, cancellationToken)}.",
        };
        // not through the console's layout: a wrapped line would not be SQL any more
        await environment.Console.Profile.Out.Writer.WriteLineAsync(text.Length > 0 ? text : "Nothing to do.");
        return isKnown ? ExitCodes.Success : ExitCodes.Usage;
    }
}
