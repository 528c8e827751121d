using System.CommandLine;
using FastCluster.LoadTests.Comparing;
using FastCluster.LoadTests.Driving;
using FastCluster.LoadTests.Reports;
using FastCluster.LoadTests.Scenarios;
using FastCluster.LoadTests.Targets;

namespace FastCluster.LoadTests.Commands;

/// <summary><c>storm</c>: what registrations beyond their budget do to tokens (N4).</summary>
internal sealed class StormCommand
{
    private const double TokenShare = 0.4;
    private const double Excess = 2;
    private const int Callers = 32;
    private const int WarmUpWindows = 2;
    private const int Windows = 3;
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(5);
    private readonly TargetOptions _target = new();
    private readonly Option<double> _budget = NumberOptions.Create(
        "--budget",
        "Registrations a second that a node takes from one address; a local cluster is told so. The storm is twice as many.",
        10,
        1,
        1_000_000
    );
    private readonly Option<double> _duration = NumberOptions.Create("--duration", "Measured seconds.", 30, 1, 3600);
    private readonly Option<double> _warmUp = NumberOptions.Create("--warm-up", "Seconds not measured.", 10, 0, 600);

    /// <summary>Makes the verb.</summary>
    public static Command Create(TextWriter output)
    {
        var options = new StormCommand();
        var command = new Command(
            "storm",
            "Measure the most tokens, then send 40 % of them alone, and again beside registrations at 200 % of their budget. Exit code "
                + "0: what is wanted held; 1: it was missed; 2: wrong usage; 3: no run was made."
        );
        options._target.AddTo(command);
        Option[] all = [options._budget, options._duration, options._warmUp];
        Array.ForEach(all, command.Options.Add);
        command.SetAction((line, end) => options.RunAsync(line, output, end));
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, TextWriter output, CancellationToken cancellationToken)
    {
        var budget = (int)line.GetValue(_budget);
        var settings = _target.ReadScenarios(line);
        var chosen = _target.ReadTarget(line);
        chosen = chosen with { Local = chosen.Local with { RegistrationBudget = budget } };
        var nodes = chosen.Remote is null ? chosen.Local.Nodes : 1;
        await using var target = await chosen.StartAsync([ScenarioCatalogue.Storm], output, cancellationToken);
        var tokens = TokenShare * await MeasureMostAsync(target, settings, output, cancellationToken);
        var storm = Excess * budget * nodes;
        var alone = await LoadAsync(TokenScenario.ScenarioName, tokens, settings);
        var share = settings with { StormShare = storm / (tokens + storm) };
        var stormy = await LoadAsync(ScenarioCatalogue.Storm, tokens + storm, share);
        var verdict = new StormVerdict(alone, stormy);
        await WriteAsync(output, verdict.Lines);
        return verdict.IsHeld ? ExitCodes.Success : ExitCodes.Missed;

        async Task<ScenarioReport> LoadAsync(string name, double rate, ScenarioSettings load)
        {
            var scenario = ScenarioCatalogue.Create(name, target, load);
            using var loop = new OpenLoop(scenario, PlanOf(line, rate), target.ProcessorTime, output);
            var report = await loop.RunAsync(cancellationToken);
            await WriteAsync(output, ReportLines.Of(report));
            return report;
        }
    }

    private static async Task<double> MeasureMostAsync(
        LoadTarget target,
        ScenarioSettings settings,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var scenario = ScenarioCatalogue.Create(TokenScenario.ScenarioName, target, settings);
        await using var loop = new ClosedLoop(scenario, Callers, target.ProcessorTime);
        await loop.StartAsync(s_window * (WarmUpWindows + Windows), cancellationToken);
        var rates = new List<double>();
        for (var window = 0; window < WarmUpWindows + Windows; window++)
        {
            rates.Add((await loop.RunAsync(s_window, cancellationToken)).Achieved);
        }

        var most = rates.Skip(WarmUpWindows).Order().ElementAt(Windows / 2);
        await output.WriteLineAsync(FormattableString.Invariant($"most tokens: {most:F0} a second"));
        return most;
    }

    private static async Task WriteAsync(TextWriter output, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await output.WriteLineAsync(line);
        }
    }

    private LoadPlan PlanOf(ParseResult line, double rate) =>
        new(
            rate,
            TimeSpan.Zero,
            TimeSpan.FromSeconds(line.GetValue(_warmUp)),
            TimeSpan.FromSeconds((int)line.GetValue(_duration)),
            Windows: 1
        );
}
