using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace FastCluster.Floor;

/// <summary>
/// A node that starts with many clients which all ask at once: each one's first grant loads its actor from the store and
/// proves its certificate path, the second finds both. The clients come by the public path, which is measured too.
/// </summary>
internal sealed class ColdStart
{
    /// <summary>Requests of this many clients are signed and sent as one part.</summary>
    private const int Parts = 25;

    /// <summary>Loads the code that every grant runs, with a client that is not one of them.</summary>
    private const int WarmUpParts = 5;

    private const int Registering = 8;
    private const double Mebibyte = 1024 * 1024;
    private readonly FloorCommunity _community;
    private readonly int _size;
    private readonly string _folder;
    private readonly ConcurrentBag<(AssertionSigner Signer, string ClientId)> _clients = [];

    private ColdStart(FloorCommunity community, int size, string folder) =>
        (_community, _size, _folder) = (community, size, folder);

    /// <summary>Prints what the registrations took, and of three passes over the clients the processor time of a grant and the memory that stays.</summary>
    /// <param name="settings">Requests of each part, so that the clients are 25 times as many; rounds are not used.</param>
    public static Task<int> RunAsync(FloorSettings settings) =>
        Comparison.RunAsync(folder =>
            new ColdStart(FloorCommunity.Create(folder), settings.Requests, folder).MeasureAsync()
        );

    private async Task MeasureAsync()
    {
        await using (var first = await StartAsync())
        {
            await RegisterAsync(first);
        }

        var start = TimeProvider.System.GetTimestamp();
        await using var node = await StartAsync();
        Tell($"listens after {SecondsSince(start):F1} s");
        var seeded = Exchange.Tokens(_community);
        for (var part = 0; part < WarmUpParts; part++)
        {
            await node.MeasureAsync(seeded, seeded.CreateRequests(_size));
        }

        var before = await node.ReadAsync(ServerFigure.Live);
        foreach (var pass in (string[])["first", "second", "third"])
        {
            await PassAsync(node, pass);
            var kept = await node.ReadAsync(ServerFigure.Live) - before;
            Tell($"{pass} pass: {kept / Mebibyte:F0} MiB more than before, {kept / _clients.Count} bytes a client");
        }
    }

    private Task<MeasuredServer> StartAsync() => MeasuredServer.StartAsync("node", "serve-fastcluster", _folder);

    private async Task RegisterAsync(MeasuredServer node)
    {
        var registrations = Exchange.Registrations(_ => []);
        var start = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Parts * _size),
            new ParallelOptions { MaxDegreeOfParallelism = Registering },
            async (number, _) =>
            {
                var client = _community.Issue(number);
                var (status, text) = await node.AskAsync(registrations, client.Register());
                using var answer = JsonDocument.Parse(text);
                _clients.Add(
                    status == HttpStatusCode.Created
                        ? (new(client.Credential), answer.RootElement.GetProperty("client_id").GetString()!)
                        : throw new InvalidOperationException($"No registration: {status}.")
                );
            }
        );
        var seconds = SecondsSince(start);
        Tell(
            $"{_clients.Count:N0} clients registered in {seconds:F0} s, {_clients.Count / seconds:F0} a second with their keys and certificates"
        );
    }

    private async Task PassAsync(MeasuredServer node, string pass)
    {
        var exchange = Exchange.Tokens(_community);
        var costs = new List<double>();
        var time = 0.0;
        foreach (var part in _clients.Chunk(_size))
        {
            byte[][] requests = [.. part.Select(one => FloorCommunity.TokenRequest(one.Signer, one.ClientId))];
            var start = TimeProvider.System.GetTimestamp();
            costs.Add(await node.MeasureAsync(exchange, requests));
            time += SecondsSince(start);
        }

        costs.Sort();
        Tell(
            $"{pass} grant of each, CPU us: min {costs[0]:F0}, median {costs[costs.Count / 2]:F0}, max {costs[^1]:F0}; {_clients.Count / time:F0} a second"
        );
    }

    private static double SecondsSince(long start) => TimeProvider.System.GetElapsedTime(start).TotalSeconds;

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
