using System.CommandLine;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Configuration.Rules;
using FastCluster.Silo.Hosting;
using FastCluster.Silo.Storage;
using Orleans.Serialization;
using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary><c>fastcluster store</c>: prepares, fills and looks into the store of a node.</summary>
internal static class StoreCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command(
            "store",
            "Prepare, fill, copy or look into the store; all but backup want an embedded one to be stopped."
        );
        command.Subcommands.Add(CreateStats(environment));
        command.Subcommands.Add(StoreInitCommand.Create(environment));
        command.Subcommands.Add(StoreImportCommand.Create(environment));
        command.Subcommands.Add(StoreBackupCommand.CreateBackup(environment));
        command.Subcommands.Add(StoreBackupCommand.CreateRestored(environment));
        return command;
    }

    private static Command CreateStats(CommandEnvironment environment)
    {
        var command = new Command("stats", "Count rows and bytes by kind of actor.");
        var node = new NodeOptions();
        node.AddTo(command);
        command.SetAction(
            (line, cancellationToken) =>
                Guard.RunAsync(
                    environment,
                    () => ShowStatsAsync(node.Read(line, environment).Options, environment, cancellationToken)
                )
        );
        return command;
    }

    private static async Task<int> ShowStatsAsync(
        FastClusterOptions options,
        CommandEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services(options, environment);
        var store = services.GetRequiredService<IStateStore>();
        await store.CheckAsync(cancellationToken);
        Write(environment.Console, await store.ReadStatisticsAsync(cancellationToken));
        return ExitCodes.Success;
    }

    /// <summary>The store of a node without the node.</summary>
    /// <exception cref="InvalidConfigurationException">The settings of the store are wrong.</exception>
    internal static ServiceProvider Services(FastClusterOptions options, CommandEnvironment environment)
    {
        ConfigurationCheck.ThrowIfAny(new StorageRule().Check(options));
        if (options.Storage.Provider == StoreProvider.Embedded)
        {
            DataFolder.ThrowIfReadOnly(options.DataFolder, "store");
        }

        return new ServiceCollection()
            .AddSingleton(environment.Clock)
            .AddMetrics()
            .AddLogging()
            .AddStore(options)
            .AddSerializer()
            .AddSingleton<IStateEncoder, StateFormat>()
            .AddSingleton<RestoredMarks>()
            .AddSingleton(options)
            .AddSingleton<ClusterClaim>()
            .BuildServiceProvider();
    }

    private static void Write(IAnsiConsole console, StoreStatistics statistics)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("actor");
        table.AddColumn("rows", column => column.RightAligned());
        table.AddColumn("bytes", column => column.RightAligned());
        foreach (var type in statistics.GrainTypes)
        {
            table.AddRow(Markup.Escape(type.GrainType), $"{type.Rows:N0}", $"{type.Bytes:N0}");
        }

        table.AddRow("[bold]all[/]", $"[bold]{statistics.Rows:N0}[/]", $"[bold]{statistics.Bytes:N0}[/]");
        console.Write(table);
        console.WriteLine($"store: {statistics.DiskBytes?.ToString("N0") ?? "unknown"} bytes");
    }
}
