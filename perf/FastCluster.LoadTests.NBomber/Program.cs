using System.CommandLine;
using FastCluster.LoadTests.Commands;
using FastCluster.LoadTests.NBomber;
using FastCluster.LoadTests.Scenarios;
using NBomber.CSharp;

// Before "--" the options of our own 'run', after it those of NBomber.
var parting = Array.IndexOf(args, "--");
var (ours, theirs) = parting < 0 ? (args, []) : (args[..parting], args[(parting + 1)..]);
var options = new RunOptions();
var command = new RootCommand("The load scenarios of FastCluster under NBomber.");
options.AddTo(command);
command.SetAction(
    async (line, end) =>
    {
        var settings = options.Read(line);
        await using var target = await settings.Target.StartAsync(settings.Scenarios, Console.Out, end);
        var scenarios = settings
            .Scenarios.Select(name => ScenarioCatalogue.Create(name, target, settings.Settings))
            .Select(scenario => NBomberScenario.Create(scenario, settings.Plan))
            .ToArray();
        var stats = NBomberRunner.RegisterScenarios(scenarios).WithTestSuite("FastCluster").Run(theirs);
        var failed = stats
            .ScenarioStats.SelectMany(scenario => scenario.StepStats)
            .Any(step => step.Fail.Request.Count > 0);
        return failed ? ExitCodes.Missed : ExitCodes.Success;
    }
);
return await command.Parse(ours).InvokeAsync();
