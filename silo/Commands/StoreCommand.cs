using System.CommandLine;
using System.Diagnostics.Metrics;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;
using FastCluster.Silo.Storage;
using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary><c>fastcluster store</c>: looks into the embedded store of a node that is stopped.</summary>
internal static class StoreCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command("store", "Look into the embedded store of a stopped node, or fill it.");
        command.Subcommands.Add(CreateStats(environment));
        command.Subcommands.Add(StoreImportCommand.Create(environment));
        return command;
    }

    private static Command CreateStats(CommandEnvironment environment)
    {
        var command = new Command("stats", "Count rows and bytes by kind of actor.");
        var node = new NodeOptions();
        node.AddTo(command);
        command.SetAction(
            (line, _) =>
                Guard.RunAsync(
                    environment,
                    () => Task.FromResult(ShowStats(node.Read(line, environment).Options, environment))
                )
        );
        return command;
    }

    private static int ShowStats(FastClusterOptions options, CommandEnvironment environment)
    {
        using var services = new ServiceCollection().AddMetrics().AddLogging().BuildServiceProvider();
        using var store = EmbeddedStore.Open(
            StoreLocation.Of(options),
            environment.Clock,
            services.GetRequiredService<IMeterFactory>(),
            services.GetRequiredService<ILogger<EmbeddedStore>>()
        );
        Write(environment.Console, store.ReadStatistics());
        return ExitCodes.Success;
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
        console.WriteLine($"file: {statistics.FileBytes:N0} bytes");
    }
}
