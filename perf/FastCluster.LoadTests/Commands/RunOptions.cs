using System.CommandLine;
using System.CommandLine.Parsing;
using FastCluster.LoadTests.Driving;
using FastCluster.LoadTests.Reports;
using FastCluster.LoadTests.Scenarios;
using FastCluster.LoadTests.Targets;
using FastCluster.Pki;

namespace FastCluster.LoadTests.Commands;

/// <summary>The options of <c>run</c>.</summary>
internal sealed class RunOptions
{
    private const string Local = "local";
    private readonly Argument<string[]> _scenarios = new("SCENARIO")
    {
        Description = "One or more of 'list'; they run one after another.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string> _target = new("--target")
    {
        Description = "'local' starts a cluster on loopback; else the FHIR base URL of a running server.",
        HelpName = "local|URL",
        DefaultValueFactory = _ => Local,
    };
    private readonly Option<double> _nodes = NumberOptions.Create("--nodes", "Nodes of the local cluster.", 1, 1, 16);
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
    private readonly Option<double> _clients = NumberOptions.Create("--clients", "Clients; 1 is hot.", 100, 1, 100_000);
    private readonly Option<string> _algorithm = new("--algorithm")
    {
        Description = "Signature of clients.",
        DefaultValueFactory = _ => "ES256",
    };
    private readonly Option<string> _weights = File("--weights", "Shares of mixed-national, JSON. Default: shipped.");
    private readonly Option<string> _credentials = File(
        "--credentials",
        "Folder with client*.pem, resource-server.pem and their .key files, for a URL."
    );
    private readonly Option<string> _tlsRoot = File(
        "--tls-root",
        "PEM of the roots of the TLS certificate, for a URL."
    );
    private readonly Option<string> _scope = new("--scope")
    {
        Description = "Scope that clients ask for, for a URL.",
        DefaultValueFactory = _ => "system/Patient.rs",
    };
    private readonly Option<string> _json = File("--json", "Where the JSON report goes.");
    private readonly Option<string> _html = File("--html", "Where the HTML report goes.");
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
        _algorithm.AcceptOnlyFromAmong("ES256", "RS256");
        _thresholds.Validators.Add(CheckThresholds);
        Option[] all =
        [
            _target,
            _nodes,
            _rate,
            _duration,
            _ramp,
            _warmUp,
            _windows,
            _inFlight,
            _idle,
            _clients,
            _algorithm,
            _weights,
            _credentials,
            _tlsRoot,
            _scope,
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
        var algorithm = line.GetValue(_algorithm) == "RS256" ? KeyAlgorithm.Rsa2048 : KeyAlgorithm.EcP256;
        var weights = MixWeights.Read(line.GetValue(_weights) ?? MixWeights.DefaultFile);
        return new(
            CheckScenarios(line.GetValue(_scenarios)!),
            (int)line.GetValue(_nodes),
            ReadRemote(line),
            ReadPlan(line),
            new((int)line.GetValue(_clients), algorithm, weights),
            [.. (line.GetValue(_thresholds) ?? []).Select(text => Threshold.Parse(text)!)],
            line.GetValue(_json),
            line.GetValue(_html)
        );
    }

    private static string[] CheckScenarios(string[] names)
    {
        var stray = names.Except(ScenarioCatalogue.All.Select(scenario => scenario.Name)).FirstOrDefault();
        return stray is null
            ? [.. names.Distinct()]
            : throw new UsageException($"There is no scenario '{stray}'; 'list' shows all.");
    }

    private static void CheckThresholds(OptionResult result)
    {
        foreach (var text in result.Tokens.Select(token => token.Value).Where(text => Threshold.Parse(text) is null))
        {
            result.AddError($"'{text}' is no demand such as 'token.p99<50ms' or 'errors<0.1%'.");
        }
    }

    private static Option<string> File(string name, string description) =>
        new(name) { Description = description, HelpName = "PATH" };

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

    private RemoteSettings? ReadRemote(ParseResult line)
    {
        var target = line.GetValue(_target)!;
        if (target == Local)
        {
            return null;
        }

        return Uri.TryCreate(target, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"
            ? new(url, line.GetValue(_credentials), line.GetValue(_tlsRoot), line.GetValue(_scope)!)
            : throw new UsageException("--target is 'local' or a URL with http or https.");
    }
}
