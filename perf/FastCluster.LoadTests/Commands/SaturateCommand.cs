using System.CommandLine;
using FastCluster.LoadTests.Comparing;
using FastCluster.LoadTests.Driving;
using FastCluster.LoadTests.Scenarios;

namespace FastCluster.LoadTests.Commands;

/// <summary><c>saturate</c>: the most that a server does under several loads, in turns.</summary>
internal sealed class SaturateCommand
{
    private const int WarmUpRounds = 2;
    private readonly Argument<string[]> _scenarios = new("SCENARIO")
    {
        Description = "One or more of 'list'; each is compared with the first. They take turns.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly TargetOptions _target = new();
    private readonly Option<double> _callers = NumberOptions.Create("--callers", "Callers at once.", 32, 1, 4096);
    private readonly Option<double> _rounds = NumberOptions.Create("--rounds", "Measured rounds.", 5, 1, 100);
    private readonly Option<double> _seconds = NumberOptions.Create("--seconds", "Seconds of a window.", 5, 1, 600);
    private readonly Option<double> _least = NumberOptions.Create(
        "--least",
        "Demanded median ratio of each scenario to the first, percent; 0 for none.",
        0,
        0,
        1000
    );

    /// <summary>Makes the verb.</summary>
    public static Command Create(TextWriter output)
    {
        var options = new SaturateCommand();
        var command = new Command(
            "saturate",
            "Send as fast as answers come, in turns. Exit code 0: --least held; 1: it was missed; 2: wrong usage; 3: no run was made."
        );
        command.Arguments.Add(options._scenarios);
        options._target.AddTo(command);
        Option[] all = [options._callers, options._rounds, options._seconds, options._least];
        Array.ForEach(all, command.Options.Add);
        command.SetAction((line, end) => options.RunAsync(line, output, end));
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, TextWriter output, CancellationToken cancellationToken)
    {
        var names = TargetOptions.CheckScenarios(line.GetValue(_scenarios)!);
        var settings = _target.ReadScenarios(line);
        await using var target = await _target.ReadTarget(line).StartAsync(names, output, cancellationToken);
        var loops = names
            .Select(name => ScenarioCatalogue.Create(name, target, settings))
            .Select(scenario => new ClosedLoop(scenario, (int)line.GetValue(_callers), target.ProcessorTime))
            .ToArray();
        try
        {
            var rounds = await RunAsync(loops, line, output, cancellationToken);
            var comparison = new ThroughputComparison(names, rounds);
            foreach (var text in comparison.Lines)
            {
                await output.WriteLineAsync(text);
            }

            return comparison.Reaches(line.GetValue(_least) / 100) ? ExitCodes.Success : ExitCodes.Missed;
        }
        finally
        {
            foreach (var loop in loops)
            {
                await loop.DisposeAsync();
            }
        }
    }

    private async Task<List<ClosedWindow[]>> RunAsync(
        ClosedLoop[] loops,
        ParseResult line,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var measured = (int)line.GetValue(_rounds);
        var window = TimeSpan.FromSeconds(line.GetValue(_seconds));
        foreach (var loop in loops)
        {
            await loop.StartAsync(window * (measured + WarmUpRounds), cancellationToken);
        }

        var rounds = new List<ClosedWindow[]>();
        for (var round = 1 - WarmUpRounds; round <= measured; round++)
        {
            var windows = new List<ClosedWindow>();
            foreach (var loop in loops)
            {
                windows.Add(await loop.RunAsync(window, cancellationToken));
            }

            await output.WriteLineAsync(Describe(round, loops, windows));
            if (round > 0)
            {
                rounds.Add([.. windows]);
            }
        }

        return rounds;
    }

    private static string Describe(int round, ClosedLoop[] loops, IEnumerable<ClosedWindow> windows)
    {
        var figures = loops.Zip(
            windows,
            (loop, window) => FormattableString.Invariant($"{loop.Name} {window.Achieved:F0}/s")
        );
        return $"{(round > 0 ? $"round {round}" : "warm-up")}: {string.Join(", ", figures)}";
    }
}
