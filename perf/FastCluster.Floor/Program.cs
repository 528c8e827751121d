using FastCluster.Floor;

const string Usage = """
    Server CPU per client-credentials grant (ES256 in, ES256 out) against the floor: one verification, one signature and
    the same HTTPS exchange. With 'introspection': that of an introspection, with private_key_jwt against two verifications
    and the same exchange, and with mutual TLS on kept connections against one. With 'peers': that of a grant of other servers
    against ours, all over one PostgreSQL, whose CPU is told apart. With 'stored': that of a grant and of a registration on a
    node with a million stored clients against one with a thousand, and the memory of a client; takes some minutes. All servers are processes of their own; rounds alternate.

    usage: [introspection|peers|stored] [--requests N] [--rounds N]     requests per round, default 4000; rounds, default 5
    """;

switch (args)
{
    case ["serve-floor", var folder, .. var work]:
        return await FloorServer.RunAsync(folder, FloorWork.Parse(work));
    case ["serve-fastcluster", var folder]:
        return await GrantServer.RunAsync(folder);
    case ["serve-fastcluster", var folder, var data]:
        return await GrantServer.RunAsync(folder, data);
    case ["--help"]:
        Console.WriteLine(Usage);
        return 0;
    default:
        Func<FloorSettings, Task<int>> compareAsync = args switch
        {
            ["peers", ..] => Comparison.WithPeersAsync,
            ["introspection", ..] => IntrospectionComparison.RunAsync,
            ["stored", ..] => StoredComparison.RunAsync,
            _ => Comparison.WithFloorAsync,
        };
        if (
            FloorSettings.Parse(args is ["peers" or "introspection" or "stored", ..] ? args[1..] : args)
            is not { } settings
        )
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        return await compareAsync(settings);
}
