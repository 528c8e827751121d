using System.CommandLine;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Clients;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Operations;
using FastCluster.Silo.Storage;
using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary><c>fastcluster store import</c>: fills the store of a stopped node with clients registered elsewhere.</summary>
internal static class StoreImportCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var command = new Command(
            "import",
            "Import clients, one JSON object a line: server, community, iss, scope, grant_types, client_name?, client_id?."
        );
        var file = new Argument<FileInfo>("FILE") { Description = "File of lines." };
        command.Arguments.Add(file);
        var node = new NodeOptions();
        node.AddTo(command);
        command.SetAction(
            (line, cancellationToken) =>
                Guard.RunAsync(
                    environment,
                    () =>
                        ImportAsync(
                            node.Read(line, environment).Options,
                            line.GetValue(file)!,
                            environment,
                            cancellationToken
                        )
                )
        );
        return command;
    }

    private static async Task<int> ImportAsync(
        FastClusterOptions options,
        FileInfo file,
        CommandEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        if (!file.Exists)
        {
            environment.Console.WriteLine($"There is no file {file.FullName}.");
            return ExitCodes.Usage;
        }

        await using var host = await StoppedNode.StartAsync(options, cancellationToken);
        try
        {
            return await RunAsync(host.Services, file, environment.Console, cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        FileInfo file,
        IAnsiConsole console,
        CancellationToken cancellationToken
    )
    {
        var import = new ClientImport(
            services.GetRequiredService<ClientImporter>(),
            services.GetRequiredService<IStateStore>(),
            services.GetRequiredService<IAuthorizationServerDirectory>(),
            services.GetRequiredService<IGrainFactory>()
        );
        try
        {
            var result = await import.RunAsync(
                file.FullName,
                lines => console.WriteLine($"{lines:N0} lines"),
                cancellationToken
            );
            console.WriteLine($"{result.Added:N0} clients imported, {result.Skipped:N0} were there already");
            return ExitCodes.Success;
        }
        catch (InvalidDataException fault)
        {
            console.WriteLine(fault.Message);
            return ExitCodes.Failure;
        }
    }
}
