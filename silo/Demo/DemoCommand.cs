using System.CommandLine;
using FastCluster.Silo.Commands;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;
using Spectre.Console;

namespace FastCluster.Silo.Demo;

/// <summary><c>fastcluster demo</c>: the whole journey as an outside client over real HTTP.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var server = new Option<string?>("--server")
        {
            Description = "Running server: its FHIR base URL or issuer. Default: the node of the data folder.",
            HelpName = "URL",
        };
        var data = new Option<string?>("--data", "-d")
        {
            Description =
                "Data folder of a running development node. Default: data when its node is up; else a node is started for the "
                + "journey on free ports and a temporary folder.",
            HelpName = "FOLDER",
        };
        var json = new Option<string>("--json")
        {
            Description = "Where requests, JWTs and answers are written.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "demo.json",
        };
        var command = new Command(
            "demo",
            "Discover, register, get a token, verify it, see a replay refused, revoke it: as an outside client."
        )
        {
            server,
            data,
            json,
        };
        command.SetAction(
            (line, cancellationToken) =>
            {
                var place = new DemoPlace(line.GetValue(server), line.GetValue(data), line.GetValue(json)!);
                return Guard.RunAsync(environment, () => RunAsync(place, environment, cancellationToken));
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        DemoPlace place,
        CommandEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.GetFullPath(
            place.DataFolder ?? ConfigurationFile.DefaultDataFolder,
            environment.WorkingFolder
        );
        var files = new DevelopmentFiles(folder);
        var jsonFile = Path.GetFullPath(place.JsonFile, environment.WorkingFolder);
        ThrowIfReadOnly(jsonFile);
        if (place is { Server: not null, DataFolder: null } && !File.Exists(files.Client.CertificateFile))
        {
            throw new InvalidConfigurationException([
                new("--server", "needs --data, the folder that holds the client's certificate", $"none in {folder}"),
            ]);
        }

        if (place.NamesServer)
        {
            using var named = DemoTargetReader.Read(files, place.Server);
            return await VisitAsync(environment, named, jsonFile, cancellationToken);
        }

        using var usual = DevelopmentNode.IsOwnerOf(files.Configuration)
            ? DemoTargetReader.Read(files, server: null)
            : null;
        if (usual is not null && await RunningNode.AnswersAsync(usual, cancellationToken))
        {
            return await VisitAsync(environment, usual, jsonFile, cancellationToken);
        }

        environment.Console.MarkupLine("[grey]No node is up: starting one for this journey.[/]");
        var (node, target) = await DemoNode.StartAsync(environment.Clock.GetUtcNow(), cancellationToken);
        await using (node)
        using (target)
        {
            return await VisitAsync(environment, target, jsonFile, cancellationToken);
        }
    }

    /// <summary>Better known before the journey than after it.</summary>
    private static void ThrowIfReadOnly(string jsonFile)
    {
        var options = File.Exists(jsonFile) ? FileOptions.None : FileOptions.DeleteOnClose;
        try
        {
            using var probe = File.Open(
                jsonFile,
                new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.Write,
                    Options = options,
                }
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException([
                new("--json", "names a file that can be written", $"{jsonFile} ({fault.Message})"),
            ]);
        }
    }

    private static async Task<int> VisitAsync(
        CommandEnvironment environment,
        DemoTarget target,
        string jsonFile,
        CancellationToken cancellationToken
    )
    {
        var run = new DemoRun(environment.Console, environment.Clock);
        return await run.VisitAsync(target, jsonFile, cancellationToken) ? ExitCodes.Success : ExitCodes.Failure;
    }
}
