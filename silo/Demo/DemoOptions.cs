using System.CommandLine;

namespace FastCluster.Silo.Demo;

/// <summary>The options of the verb.</summary>
internal sealed class DemoOptions
{
    private readonly Option<string?> _server = new("--server")
    {
        Description = "Running server: its FHIR base URL or issuer. Default: the node of the data folder.",
        HelpName = "URL",
    };

    private readonly Option<string?> _data = new("--data", "-d")
    {
        Description =
            "Data folder of a running development node. Default: data when its node is up; else a node is started for the "
            + "journey on free ports and a temporary folder.",
        HelpName = "FOLDER",
    };

    private readonly Option<string> _json = new("--json")
    {
        Description =
            "Where requests, JWTs and answers are written. Default: demo.json, with --tiered demo-tiered.json.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _tiered = new("--tiered")
    {
        Description =
            "A person signs in at one node (Tiered OAuth) and gives an app access at another one, which meets them for the "
            + "first time, then again. Both nodes are started for the journey.",
    };

    private readonly Option<bool> _wait = new("--wait")
    {
        Description = "With --tiered: wait for you, with a browser of your own.",
    };

    /// <summary>Adds them.</summary>
    /// <param name="command">The verb.</param>
    public void AddTo(Command command)
    {
        Option[] all = [_server, _data, _json, _tiered, _wait];
        Array.ForEach(all, command.Options.Add);
    }

    /// <summary>What a command line says.</summary>
    /// <param name="line">The command line.</param>
    public DemoPlace Read(ParseResult line)
    {
        var isTiered = line.GetValue(_tiered);
        return new(
            line.GetValue(_server),
            line.GetValue(_data),
            line.GetValue(_json) ?? (isTiered ? "demo-tiered.json" : "demo.json"),
            isTiered,
            line.GetValue(_wait)
        );
    }
}
