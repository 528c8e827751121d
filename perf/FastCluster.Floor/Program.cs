using FastCluster.Floor;

const string Usage = """
    Server CPU per client-credentials grant (ES256 in, ES256 out) against the floor: one verification, one signature and
    the same HTTPS exchange. With 'introspection': that of an introspection, with private_key_jwt against two verifications
    and the same exchange, and with mutual TLS on kept connections against one. With 'registrations': CPU and stored rows of a first registration on both stores, and the memory
    of an idle and of an active client; a round has a quarter of the requests. With 'peers': that of a grant of other servers
    against ours, all over one PostgreSQL, whose CPU is told apart. All servers are processes of their own; rounds alternate.

    usage: [introspection|registrations|peers] [--requests N] [--rounds N]     requests per round, default 4000; rounds, default 5
    """;

switch (args)
{
    case ["serve-floor", var folder, .. var work]:
        return await FloorServer.RunAsync(folder, FloorWork.Parse(work));
    case ["serve-fastcluster", var folder]:
        return await GrantServer.RunAsync(folder);
    case ["--help"]:
        Console.WriteLine(Usage);
        return 0;
    default:
        Func<FloorSettings, Task<int>> compareAsync = args switch
        {
            ["peers", ..] => Comparison.WithPeersAsync,
            ["registrations", ..] => RegistrationWorkload.RunAsync,
            ["introspection", ..] => IntrospectionComparison.RunAsync,
            _ => Comparison.WithFloorAsync,
        };
        if (
            FloorSettings.Parse(args is ["peers" or "introspection" or "registrations", ..] ? args[1..] : args)
            is not { } settings
        )
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        return await compareAsync(settings);
}
