using System.Globalization;

namespace FastCluster.Floor;

/// <summary>A node with many stored clients against one with few: processor time per token and per registration, and memory.</summary>
internal static class StoredComparison
{
    private const int Many = 1_000_000;

    /// <summary>Compares.</summary>
    public static Task<int> RunAsync(FloorSettings settings) =>
        Comparison.RunAsync(async folder =>
        {
            var clients = new StoredClients(FloorCommunity.Create(folder));
            await using var few = await StartAsync(folder, clients, StoredClients.Active);
            await using var many = await StartAsync(folder, clients, Many);
            Console.WriteLine(
                $"managed memory after the start: {await LiveMebibytesAsync(few)} MiB and {await LiveMebibytesAsync(many)} MiB"
            );
            Console.WriteLine("tokens; wanted: ratio of at most 1.1");
            await new Rounds(new Exchange("/token", clients.CreateRequests), settings).RunAsync(few, many);
            Console.WriteLine("first registrations; wanted: ratio of at most 1.1");
            await new Rounds(Exchange.Registrations(clients.CreateRegistrations), settings).RunAsync(few, many);
        });

    private static Task<MeasuredServer> StartAsync(string folder, StoredClients clients, int stored)
    {
        var data = string.Create(CultureInfo.InvariantCulture, $"stored-{stored}");
        clients.Write(StoredClients.FileOf(folder, data), stored);
        var name = string.Create(CultureInfo.InvariantCulture, $"{stored:N0} stored");
        return MeasuredServer.StartAsync(name, "serve-fastcluster", folder, data);
    }

    private static async Task<string> LiveMebibytesAsync(MeasuredServer server) =>
        (await server.ReadAsync(ServerFigure.Live) / (1024.0 * 1024.0)).ToString("F1", CultureInfo.InvariantCulture);
}
