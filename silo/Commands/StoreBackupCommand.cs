using System.CommandLine;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Operations;
using FastCluster.Silo.Storage.Embedded;
using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary>
/// <c>fastcluster store backup</c> and <c>fastcluster store restored</c>: a copy of an embedded store that may be started as
/// it is, and the mark that every other copy needs before it is started.
/// </summary>
internal static class StoreBackupCommand
{
    /// <summary>Makes the verb that copies.</summary>
    public static Command CreateBackup(CommandEnvironment environment)
    {
        var command = new Command(
            "backup",
            "Copy an embedded store, also of a running node, into FOLDER/store: a data folder that may be started."
        );
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "New data folder." };
        command.Arguments.Add(folder);
        return WithAction(
            command,
            environment,
            (options, line, cancellationToken) =>
                BackUpAsync(options, line.GetValue(folder)!.FullName, environment, cancellationToken)
        );
    }

    /// <summary>Makes the verb that marks.</summary>
    public static Command CreateRestored(CommandEnvironment environment) =>
        WithAction(
            new Command(
                "restored",
                "Mark the store as restored from a copy, before the first node starts on it: nothing that the lost nodes "
                    + "accepted after the copy was made is accepted again."
            ),
            environment,
            async (options, _, cancellationToken) =>
            {
                await MarkAsync(options, environment, cancellationToken);
                environment.Console.WriteLine(
                    "The store is marked. The next start refuses requests for a short while."
                );
                return ExitCodes.Success;
            }
        );

    private static Command WithAction(
        Command command,
        CommandEnvironment environment,
        Func<FastClusterOptions, ParseResult, CancellationToken, Task<int>> action
    )
    {
        var node = new NodeOptions();
        node.AddTo(command);
        command.SetAction(
            (line, cancellationToken) =>
                Guard.RunAsync(environment, () => action(node.Read(line, environment).Options, line, cancellationToken))
        );
        return command;
    }

    private static async Task<int> BackUpAsync(
        FastClusterOptions options,
        string folder,
        CommandEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        if (options.Storage.Provider != StoreProvider.Embedded)
        {
            environment.Console.WriteLine("Only an embedded store is copied by this verb: use the means of the store.");
            return ExitCodes.Usage;
        }

        // Under its own name only once it is marked: an interrupted copy cannot be taken for a good one.
        var draft = options with
        {
            DataFolder = folder,
            Storage = options.Storage with { FileName = options.Storage.FileName + ".new" },
        };
        var target = FileOf(options with { DataFolder = folder });
        if (File.Exists(target))
        {
            environment.Console.WriteLine($"{target} is there already.");
            return ExitCodes.Usage;
        }

        StoreCopy.Write(FileOf(options), FileOf(draft));
        await MarkAsync(draft, environment, cancellationToken);
        File.Move(FileOf(draft), target);
        environment.Console.WriteLine($"{new FileInfo(target).Length:N0} bytes in {target}");
        return ExitCodes.Success;
    }

    private static async Task MarkAsync(
        FastClusterOptions options,
        CommandEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        await using var services = StoreCommand.Services(options, environment);
        await ActivatorUtilities.CreateInstance<StoreMarking>(services).MarkAsync(options, cancellationToken);
    }

    private static string FileOf(FastClusterOptions options) =>
        new EmbeddedStorageOptions
        {
            Folder = Path.Combine(options.DataFolder, "store"),
            FileName = options.Storage.FileName,
        }.FilePath;
}
