using FastCluster.Floor;

const string Usage = """
    Server CPU per client-credentials grant (ES256 in, ES256 out) against the floor: one verification, one signature and
    the same HTTPS exchange. With 'peers': that of other servers against ours, all over one PostgreSQL, whose CPU is told
    apart. All servers are processes of their own; rounds alternate. With 'verify': what the library for resource servers pays
    for a token, against the bare ES256 verification, in this process.

    usage: [peers | verify] [--requests N] [--rounds N]     requests or tokens per round, default 4000; rounds, default 5
    """;

switch (args)
{
    case ["serve-floor", var folder]:
        return await FloorServer.RunAsync(folder);
    case ["serve-fastcluster", var folder]:
        return await GrantServer.RunAsync(folder);
    case ["--help"]:
        Console.WriteLine(Usage);
        return 0;
    default:
        var mode = args is ["peers" or "verify", ..] ? args[0] : string.Empty;
        if (FloorSettings.Parse(mode.Length > 0 ? args[1..] : args) is not { } settings)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        return await (
            mode switch
            {
                "peers" => Comparison.WithPeersAsync(settings),
                "verify" => Verification.RunAsync(settings),
                _ => Comparison.WithFloorAsync(settings),
            }
        );
}
