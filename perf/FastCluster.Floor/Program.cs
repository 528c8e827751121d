using FastCluster.Floor;

const string Usage = """
    Server CPU per request, in turns with what it is compared to; all servers are processes of their own.

      (nothing)      a client-credentials grant (ES256 in and out) against one verification, one signature and the same exchange
      introspection  an introspection, with private_key_jwt and with mutual TLS, against its verifications and the same exchange
      peers          a grant of other servers against ours, all over one PostgreSQL, whose CPU is told apart
      stored         a grant and a registration with a million stored clients against a thousand, and the memory of a client
      verify         what the library for resource servers pays for a token against one bare verification, in this process
      soak           managed memory minute by minute under 200 tokens a second, after 8 minutes; rounds are minutes

    usage: [introspection|peers|stored|verify|soak] [--requests N] [--rounds N]     requests per round, default 4000; rounds, default 5
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
            ["verify", ..] => Verification.RunAsync,
            ["soak", ..] => MemorySoak.RunAsync,
            _ => Comparison.WithFloorAsync,
        };
        if (
            FloorSettings.Parse(
                args is ["peers" or "introspection" or "stored" or "verify" or "soak", ..] ? args[1..] : args
            )
            is not { } settings
        )
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        return await compareAsync(settings);
}
