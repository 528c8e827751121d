using System.CommandLine;
using FastCluster.LoadTests.Reports;
using FastCluster.LoadTests.Sizing;

namespace FastCluster.LoadTests.Commands;

/// <summary><c>size</c>: from measured cost to nodes.</summary>
internal sealed class SizeCommand
{
    private readonly Option<string> _report = new("--report")
    {
        Description = "JSON report with token-client-credentials and, where tokens are introspected, introspect.",
        HelpName = "FILE",
        Required = true,
    };
    private readonly Option<double> _transactions = NumberOptions.Create(
        "--tps",
        "FHIR transactions a second, all servers.",
        null,
        0.001,
        1e9
    );
    private readonly Option<double> _lifetime = NumberOptions.Create(
        "--ttl",
        "Life of a token, seconds.",
        null,
        1,
        3600
    );
    private readonly Option<double> _session = NumberOptions.Create(
        "--session-rate",
        "Assumed transactions a second of one client at one server while it is active.",
        0.1,
        0,
        1e6
    );
    private readonly Option<double> _introspected = NumberOptions.Create(
        "--introspect-share",
        "Share of transactions whose token is introspected.",
        1,
        0,
        1
    );
    private readonly Option<double> _cores = NumberOptions.Create("--cores", "Cores of a node.", 2, 0.1, 1024);
    private readonly Option<double> _utilisation = NumberOptions.Create(
        "--utilisation",
        "Share of the cores to use.",
        0.5,
        0.01,
        1
    );
    private readonly Option<double> _spare = NumberOptions.Create("--spare", "Nodes that may be lost.", 1, 0, 100);

    /// <summary>Makes the verb.</summary>
    public static Command Create(TextWriter output)
    {
        var options = new SizeCommand();
        var command = new Command(
            "size",
            "Nodes for a traffic by the processor time that a report measured; prints the formula."
        );
        Option[] all =
        [
            options._transactions,
            options._lifetime,
            options._report,
            options._session,
            options._introspected,
            options._cores,
            options._utilisation,
            options._spare,
        ];
        Array.ForEach(all, command.Options.Add);
        command.SetAction(line => options.Run(line, output));
        return command;
    }

    private int Run(ParseResult line, TextWriter output)
    {
        var settings = new SizeSettings(
            line.GetValue(_transactions),
            TimeSpan.FromSeconds(line.GetValue(_lifetime)),
            line.GetValue(_session),
            line.GetValue(_introspected),
            line.GetValue(_cores),
            line.GetValue(_utilisation),
            (int)line.GetValue(_spare)
        );
        var size = ClusterSize.Of(settings, LoadReport.Read(line.GetValue(_report)!));
        foreach (var text in size.Formula)
        {
            output.WriteLine(text);
        }

        output.WriteLine("The store and the network are not reckoned.");
        return ExitCodes.Success;
    }
}
