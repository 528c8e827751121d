using System.Globalization;

namespace FastCluster.Floor;

/// <summary>
/// A node that starts with many clients which all ask at once: each one's first grant loads its actor from the store and
/// proves its certificate path, the second finds both.
/// </summary>
internal static class ColdStart
{
    /// <summary>Requests of this many clients are signed and sent as one part.</summary>
    private const int Parts = 25;

    /// <summary>Loads the code that every grant runs, with a client that is not one of them.</summary>
    private const int WarmUpParts = 5;

    private const double Mebibyte = 1024 * 1024;

    /// <summary>Prints processor time of each grant and the memory that stays, for the first pass over the clients and two more.</summary>
    /// <param name="settings">Requests of each part, so that the clients are 25 times as many; rounds are not used.</param>
    public static Task<int> RunAsync(FloorSettings settings) =>
        Comparison.RunAsync(async folder =>
        {
            var community = FloorCommunity.Create(folder);
            var count = Parts * settings.Requests;
            Tell($"making {count:N0} keys and certificates");
            var clients = new StoredClients(community, count);
            var file = StoredClients.FileOf(folder, "cold");
            clients.Write(file, count);
            await using (await StartAsync(folder)) { } // imports
            File.Delete(file);
            var start = TimeProvider.System.GetTimestamp();
            await using var node = await StartAsync(folder);
            Tell($"listens after {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F1} s");
            var seeded = Exchange.Tokens(community);
            for (var part = 0; part < WarmUpParts; part++)
            {
                await node.MeasureAsync(seeded, seeded.CreateRequests(settings.Requests));
            }

            var before = await node.ReadAsync(ServerFigure.Live);
            var exchange = new Exchange("/token", clients.CreateRequests);
            foreach (var pass in (string[])["first", "second", "third"])
            {
                await PassAsync(node, exchange, settings.Requests, pass);
                var kept = await node.ReadAsync(ServerFigure.Live) - before;
                Tell($"{pass} pass: {kept / Mebibyte:F0} MiB more than before, {kept / count} bytes a client");
            }
        });

    private static Task<MeasuredServer> StartAsync(string folder) =>
        MeasuredServer.StartAsync("node", "serve-fastcluster", folder, "cold");

    private static async Task PassAsync(MeasuredServer node, Exchange exchange, int size, string pass)
    {
        var costs = new List<double>();
        var time = TimeSpan.Zero;
        for (var part = 0; part < Parts; part++)
        {
            var requests = exchange.CreateRequests(size);
            var start = TimeProvider.System.GetTimestamp();
            costs.Add(await node.MeasureAsync(exchange, requests));
            time += TimeProvider.System.GetElapsedTime(start);
        }

        costs.Sort();
        Tell(
            $"{pass} grant of each, CPU us: min {costs[0]:F0}, median {costs[costs.Count / 2]:F0}, max {costs[^1]:F0}; {Parts * size / time.TotalSeconds:F0} a second"
        );
    }

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
