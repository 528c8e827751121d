using FastCluster.Floor;

const string Usage = """
    Server CPU per client-credentials grant (ES256 in, ES256 out) against the floor: one verification, one signature and
    the same HTTPS exchange. Both servers are processes of their own; rounds alternate.

    usage: [--requests N] [--rounds N]     requests per round, default 4000; rounds, default 5
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
        var settings = FloorSettings.Parse(args);
        if (settings is null)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        return await Comparison.RunAsync(settings);
}
