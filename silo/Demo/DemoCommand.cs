using System.CommandLine;
using FastCluster.Silo.Commands;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Tiered;
using FastCluster.Silo.FirstRun;
using Spectre.Console;

namespace FastCluster.Silo.Demo;

/// <summary><c>fastcluster demo</c>: the whole journey as an outside client over real HTTP.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create(CommandEnvironment environment)
    {
        var options = new DemoOptions();
        var command = new Command(
            "demo",
            "Discover, register, get a token, verify it, see a replay refused, revoke it: as an outside client."
        );
        options.AddTo(command);
        command.SetAction(
            (line, cancellationToken) =>
                Guard.RunAsync(environment, () => RunAsync(options.Read(line), environment, cancellationToken))
        );
        return command;
    }

    private static async Task<int> RunAsync(
        DemoPlace place,
        CommandEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        ThrowIfContradictory(place);
        var jsonFile = Path.GetFullPath(place.JsonFile, environment.WorkingFolder);
        ThrowIfReadOnly(jsonFile);
        using var interruption = new Interruption(cancellationToken);
        return place.IsTiered
            ? await new TieredDemo(environment).RunAsync(place.IsWaiting, jsonFile, interruption.Token)
            : await RunSystemAsync(place, environment, jsonFile, interruption.Token);
    }

    private static async Task<int> RunSystemAsync(
        DemoPlace place,
        CommandEnvironment environment,
        string jsonFile,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.GetFullPath(
            place.DataFolder ?? ConfigurationFile.DefaultDataFolder,
            environment.WorkingFolder
        );
        var files = new DevelopmentFiles(folder);
        if (place is { Server: not null, DataFolder: null } && !File.Exists(files.Client.CertificateFile))
        {
            throw new InvalidConfigurationException([
                new("--server", "needs --data, the folder that holds the client's certificate", $"none in {folder}"),
            ]);
        }

        if (place.NamesServer)
        {
            using var named = DemoTargetReader.Read(files, place.Server);
            return await VisitNamedAsync(environment, named, folder, jsonFile, cancellationToken);
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

    private static async Task<int> VisitNamedAsync(
        CommandEnvironment environment,
        DemoTarget named,
        string folder,
        string jsonFile,
        CancellationToken cancellationToken
    )
    {
        var code = await VisitAsync(environment, named, jsonFile, cancellationToken);
        if (code == ExitCodes.Failure && !await RunningNode.AnswersAsync(named, cancellationToken))
        {
            environment.Console.MarkupLineInterpolated(
                $"[grey]Nothing answers at {named.FhirBase}: start the node with 'run --data {folder}', or leave --server and --data out.[/]"
            );
        }

        return code;
    }

    private static void ThrowIfContradictory(DemoPlace place)
    {
        if (place is { IsTiered: true, NamesServer: true })
        {
            var found = place.Server ?? place.DataFolder;
            throw new InvalidConfigurationException([
                new("--tiered", "starts nodes of its own: leave --server and --data out", found),
            ]);
        }

        if (place is { IsTiered: false, IsWaiting: true })
        {
            throw new InvalidConfigurationException([
                new("--wait", "goes with --tiered: the other journey has no person"),
            ]);
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
        var report = await run.VisitAsync(SystemJourney.Steps, target, new(), jsonFile, cancellationToken);
        return report.HasPassed ? ExitCodes.Success : ExitCodes.Failure;
    }
}
