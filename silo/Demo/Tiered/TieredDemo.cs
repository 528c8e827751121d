using FastCluster.Silo.Commands;
using FastCluster.Silo.Demo.Recording;
using FastCluster.Silo.Demo.Tiered.Browser;
using Spectre.Console;

namespace FastCluster.Silo.Demo.Tiered;

/// <summary>Runs the journey of a person between a data holder and an identity provider, and shows it.</summary>
/// <param name="environment">Where it is shown, and the clock.</param>
internal sealed class TieredDemo(CommandEnvironment environment)
{
    /// <summary>Starts the servers, runs the journey and stops them.</summary>
    /// <param name="isWaiting">Whether a person comes with a browser of theirs.</param>
    /// <param name="jsonFile">Where the report goes; overwritten.</param>
    /// <param name="cancellationToken">Ends the journey.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="IOException">A server cannot be started, or the report cannot be written.</exception>
    public async Task<int> RunAsync(bool isWaiting, string jsonFile, CancellationToken cancellationToken)
    {
        environment.Console.MarkupLine("[grey]Starting two nodes and an app for this journey.[/]");
        await using var world = await TieredWorld.StartAsync(environment.Clock, cancellationToken);
        return await VisitAsync(world, isWaiting, jsonFile, cancellationToken);
    }

    /// <summary>Runs the journey.</summary>
    /// <param name="world">Servers, app and person.</param>
    /// <param name="isWaiting">Whether a person comes with a browser of theirs.</param>
    /// <param name="jsonFile">Where the report goes; overwritten.</param>
    /// <param name="cancellationToken">Ends the journey.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="IOException">The report cannot be written.</exception>
    public async Task<int> VisitAsync(
        TieredWorld world,
        bool isWaiting,
        string jsonFile,
        CancellationToken cancellationToken
    )
    {
        var log = new ExchangeLog();
        using var handler = DemoRun.CreateHandler(world.Target);
        using var recorder = new VisitRecorder(handler, log, environment.Clock);
        using var http = DemoRun.CreateClient(recorder);
        var visit = new TieredVisit(world, () => new HeadlessBrowser(http));
        Introduce(world);
        if (isWaiting)
        {
            Invite(world);
        }

        var steps = isWaiting ? TieredJourney.Await(visit) : TieredJourney.Drive(visit);
        var run = new DemoRun(environment.Console, environment.Clock);
        var report = await run.VisitAsync(steps, world.Target, log, jsonFile, cancellationToken);
        return report.HasPassed ? ExitCodes.Success : ExitCodes.Failure;
    }

    private void Introduce(TieredWorld world)
    {
        Write($"{TieredSettings.HolderName} (data holder): {world.Places.FhirBase}");
        Write($"{TieredSettings.ProviderName} (identity provider): {world.Places.Provider}");
    }

    /// <summary>Lines that a program can read too: a name, blanks, a value.</summary>
    private void Invite(TieredWorld world)
    {
        Write(
            "Open the app and follow its link. You have an account at both servers, with the same name and password."
        );
        Write("Your browser warns of the certificates, which lead to the root below. Ctrl+C ends it.");
        Write($"  App       {world.App.Address}");
        Write($"  Name      {world.Person.Name}");
        Write($"  Password  {world.Person.Password}");
        Write($"  Root      {world.RootFile}");
    }

    /// <summary>As it is: a line that is broken at the width of the terminal is no address.</summary>
    private void Write(string line)
    {
        var output = environment.Console.Profile.Out.Writer;
        output.WriteLine(line);
        output.Flush();
    }
}
