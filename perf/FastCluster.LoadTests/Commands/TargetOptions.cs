using System.CommandLine;
using FastCluster.LoadTests.Scenarios;
using FastCluster.LoadTests.Targets;
using FastCluster.Pki;

namespace FastCluster.LoadTests.Commands;

/// <summary>The options of every verb that sends load: against whom, and by which clients.</summary>
internal sealed class TargetOptions
{
    private const string Local = "local";
    private readonly Option<string> _target = new("--target")
    {
        Description = "'local' starts a cluster on loopback; else the FHIR base URL of a running server.",
        HelpName = "local|URL",
        DefaultValueFactory = _ => Local,
    };
    private readonly Option<double> _nodes = NumberOptions.Create("--nodes", "Nodes of the local cluster.", 1, 1, 16);
    private readonly Option<double> _budget = NumberOptions.Create(
        "--registration-budget",
        "Registrations a second that each node of the local cluster takes from one address; 0 for no limit.",
        0,
        0,
        1_000_000
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

    /// <summary>Adds them to a verb.</summary>
    /// <param name="command">The verb.</param>
    public void AddTo(Command command)
    {
        _algorithm.AcceptOnlyFromAmong("ES256", "RS256");
        Option[] all = [_target, _nodes, _budget, _clients, _algorithm, _weights, _credentials, _tlsRoot, _scope];
        Array.ForEach(all, command.Options.Add);
    }

    /// <summary>An option that names a file or folder.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    public static Option<string> File(string name, string description) =>
        new(name) { Description = description, HelpName = "PATH" };

    /// <summary>Reads against whom.</summary>
    /// <param name="line">The command line.</param>
    /// <exception cref="UsageException">A value is wrong.</exception>
    public TargetSettings ReadTarget(ParseResult line)
    {
        var budget = (int)line.GetValue(_budget);
        var local = new LocalClusterPlan((int)line.GetValue(_nodes), budget == 0 ? null : budget);
        var target = line.GetValue(_target)!;
        if (target == Local)
        {
            return new(Remote: null, local);
        }

        return Uri.TryCreate(target, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"
            ? new(new(url, line.GetValue(_credentials), line.GetValue(_tlsRoot), line.GetValue(_scope)!), local)
            : throw new UsageException("--target is 'local' or a URL with http or https.");
    }

    /// <summary>Reads by which clients.</summary>
    /// <param name="line">The command line.</param>
    /// <exception cref="UsageException">A value is wrong.</exception>
    public ScenarioSettings ReadScenarios(ParseResult line)
    {
        var algorithm = line.GetValue(_algorithm) == "RS256" ? KeyAlgorithm.Rsa2048 : KeyAlgorithm.EcP256;
        var weights = MixWeights.Read(line.GetValue(_weights) ?? MixWeights.DefaultFile);
        return new((int)line.GetValue(_clients), algorithm, weights);
    }

    /// <summary>Names of scenarios, each once.</summary>
    /// <param name="names">As given.</param>
    /// <exception cref="UsageException">There is no such scenario.</exception>
    public static string[] CheckScenarios(string[] names)
    {
        var stray = names.Except(ScenarioCatalogue.All.Select(scenario => scenario.Name)).FirstOrDefault();
        return stray is null
            ? [.. names.Distinct()]
            : throw new UsageException($"There is no scenario '{stray}'; 'list' shows all.");
    }
}
