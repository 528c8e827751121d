using FastCluster.Floor;

const string Usage = """
    Server CPU per client-credentials grant (ES256 in, ES256 out) against the floor: one verification, one signature and
    the same HTTPS exchange. With 'peers': that of other servers against ours, all over one PostgreSQL, whose CPU is told
    apart. All servers are processes of their own; rounds alternate.

    usage: [peers] [--requests N] [--rounds N]     requests per round, default 4000; rounds, default 5
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
        var withPeers = args is ["peers", ..];
        if (FloorSettings.Parse(withPeers ? args[1..] : args) is not { } settings)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        return await (withPeers ? Comparison.WithPeersAsync(settings) : Comparison.WithFloorAsync(settings));
}
