using FastCluster.Floor;

const string Usage = """
    Server CPU per request, in turns with what it is compared to; all servers are processes of their own.

      (nothing)      a client-credentials grant (ES256 in and out) against one verification, one signature and the same exchange
      introspection  an introspection, with private_key_jwt and with mutual TLS, against its verifications and the same exchange
      registrations  CPU and stored rows of a first registration on both stores, and the memory of an idle and of an active
                     client; a round has a quarter of the requests
      stored         a grant and a registration with a million stored clients against a thousand
      refresh        a refresh, which is a durable rotation, with 4,000 and with a million people stored, against one
                     verification, one signature and one durable write
      cold           a node that starts with registered clients, 25 times N, which all ask at once: the first grant of each against
                     later ones, and the memory they take; rounds are not used
      verify         what the library for resource servers pays for a token against one bare verification, in this process
      peers          a grant of other servers against ours, all over one PostgreSQL, whose CPU is told apart
      soak           managed memory minute by minute under 200 tokens a second, after 8 minutes; rounds are minutes

    usage: [MODE] [--requests N] [--rounds N]     requests per round, default 4000; rounds, default 5
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
        var mode = args is [not ['-', ..], ..] ? args[0] : string.Empty;
        Func<FloorSettings, Task<int>>? compareAsync = mode switch
        {
            "" => Comparison.WithFloorAsync,
            "introspection" => IntrospectionComparison.RunAsync,
            "registrations" => RegistrationWorkload.RunAsync,
            "stored" => StoredComparison.RunAsync,
            "refresh" => RefreshComparison.RunAsync,
            "cold" => ColdStart.RunAsync,
            "verify" => Verification.RunAsync,
            "peers" => Comparison.WithPeersAsync,
            "soak" => MemorySoak.RunAsync,
            _ => null,
        };
        if (compareAsync is null || FloorSettings.Parse(mode.Length > 0 ? args[1..] : args) is not { } settings)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        return await compareAsync(settings);
}
