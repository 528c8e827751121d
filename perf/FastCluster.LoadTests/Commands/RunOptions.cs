using System.CommandLine;
using System.CommandLine.Parsing;
using FastCluster.LoadTests.Driving;
using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Commands;

/// <summary>The options of <c>run</c>.</summary>
internal sealed class RunOptions
{
    /// <summary>Some tokens are always left.</summary>
    private const double MostStorm = 0.99;
    private readonly Argument<string[]> _scenarios = new("SCENARIO")
    {
        Description = "One or more of 'list'; they run one after another.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly TargetOptions _target = new();
    private readonly Option<double> _rate = NumberOptions.Create("--rate", "Operations a second.", 50, 0.1, 100_000);
    private readonly Option<double> _duration = NumberOptions.Create("--duration", "Measured seconds.", 30, 1, 3600);
    private readonly Option<double> _ramp = NumberOptions.Create("--ramp", "Seconds of growing rate.", 5, 0, 600);
    private readonly Option<double> _warmUp = NumberOptions.Create("--warm-up", "Seconds not measured.", 10, 0, 600);
    private readonly Option<double> _windows = NumberOptions.Create("--windows", "Samples for 'compare'.", 5, 1, 100);
    private readonly Option<double> _inFlight = NumberOptions.Create(
        "--in-flight",
        "Most open requests.",
        256,
        1,
        4096
    );
    private readonly Option<double> _idle = NumberOptions.Create(
        "--idle",
        "Seconds to watch the idle server.",
        5,
        0,
        60
    );
    private readonly Option<double> _storm = NumberOptions.Create(
        "--storm-rate",
        "Of --rate: registrations a second in registration-storm-beside-tokens.",
        20,
        0.1,
        100_000
    );
    private readonly Option<string> _json = TargetOptions.File("--json", "Where the JSON report goes.");
    private readonly Option<string> _html = TargetOptions.File("--html", "Where the HTML report goes.");
    private readonly Option<string[]> _thresholds = new("--threshold")
    {
        Description = "Demand such as 'token.p99<50ms', 'errors<0.1%', 'cpu<500us', 'achieved>=99%'. May be repeated.",
        HelpName = "DEMAND",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Adds them to the verb.</summary>
    /// <param name="command">The verb.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_scenarios);
        _target.AddTo(command);
        _thresholds.Validators.Add(CheckThresholds);
        Option[] all =
        [
            _rate,
            _duration,
            _ramp,
            _warmUp,
            _windows,
            _inFlight,
            _idle,
            _storm,
            _json,
            _html,
            _thresholds,
        ];
        Array.ForEach(all, command.Options.Add);
    }

    /// <summary>Reads them.</summary>
    /// <param name="line">The command line.</param>
    /// <exception cref="UsageException">A value is wrong.</exception>
    public RunSettings Read(ParseResult line)
    {
        var plan = ReadPlan(line);
        return new(
            TargetOptions.CheckScenarios(line.GetValue(_scenarios)!),
            _target.ReadTarget(line),
            plan,
            _target.ReadScenarios(line) with
            {
                StormShare = Math.Min(line.GetValue(_storm) / plan.Rate, MostStorm),
            },
            [.. (line.GetValue(_thresholds) ?? []).Select(text => Threshold.Parse(text)!)],
            line.GetValue(_json),
            line.GetValue(_html)
        );
    }

    private static void CheckThresholds(OptionResult result)
    {
        foreach (var text in result.Tokens.Select(token => token.Value).Where(text => Threshold.Parse(text) is null))
        {
            result.AddError($"'{text}' is no demand such as 'token.p99<50ms' or 'errors<0.1%'.");
        }
    }

    private LoadPlan ReadPlan(ParseResult line)
    {
        var duration = (int)line.GetValue(_duration);
        var plan = new LoadPlan(
            line.GetValue(_rate),
            TimeSpan.FromSeconds(line.GetValue(_ramp)),
            TimeSpan.FromSeconds(line.GetValue(_warmUp)),
            TimeSpan.FromSeconds(duration),
            Math.Min((int)line.GetValue(_windows), duration),
            (int)line.GetValue(_inFlight),
            TimeSpan.FromSeconds(line.GetValue(_idle))
        );
        return plan.IsBounded
            ? plan
            : throw new UsageException(
                $"A run has 1 to {LoadPlan.MostArrivals} operations: choose a rate and times for that."
            );
    }
}
