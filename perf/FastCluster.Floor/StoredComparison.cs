using System.Globalization;

namespace FastCluster.Floor;

/// <summary>A node with many stored clients against one with few: processor time per token and registration, and memory.</summary>
internal static class StoredComparison
{
    private const int Few = StoredClients.Active;
    private const int Many = 1_000_000;
    private const int Activated = 100_000;

    /// <summary>Compares.</summary>
    public static Task<int> RunAsync(FloorSettings settings) =>
        Comparison.RunAsync(async folder =>
        {
            var community = FloorCommunity.Create(folder);
            using var clients = new StoredClients(community);
            await using var few = await StartAsync(folder, Few);
            await using var many = await StartAsync(folder, Many);
            var (heapOfFew, heapOfMany) = (await HeapOf(few), await HeapOf(many));
            Console.WriteLine("tokens; wanted: ratio of at most 1.1");
            await new Rounds(Exchange.Tokens(clients), settings).RunAsync(few, many);
            Console.WriteLine("first registrations; wanted: ratio of at most 1.1");
            await new Rounds(Exchange.Registrations(clients), settings).RunAsync(few, many);
            await TellMemoryAsync(many, heapOfFew, heapOfMany);
        });

    private static Task<MeasuredServer> StartAsync(string folder, int stored)
    {
        var data = string.Create(CultureInfo.InvariantCulture, $"stored-{stored}");
        StoredClients.Write(StoredClients.FileOf(folder, data), stored);
        var name = string.Create(CultureInfo.InvariantCulture, $"{stored:N0} stored");
        return MeasuredServer.StartAsync(name, "serve-fastcluster", folder, data);
    }

    private static Task<long> HeapOf(MeasuredServer server) => server.AskItselfAsync(ServerQuestion.Heap);

    private static async Task TellMemoryAsync(MeasuredServer many, long heapOfFew, long heapOfMany)
    {
        var before = await HeapOf(many);
        var activated = await many.AskItselfAsync(Activated.ToString(CultureInfo.InvariantCulture));
        var after = await HeapOf(many);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                managed memory after the start: {Mebi(heapOfFew):F1} MiB with {Few:N0} stored, {Mebi(
                    heapOfMany
                ):F1} MiB with {Many:N0}
                bytes for each idle client: {(heapOfMany - heapOfFew) / (double)(Many - Few):F1}
                bytes for each active client: {(after - before) / (double)activated:F0} ({activated:N0} brought to life)
                """
            )
        );
    }

    private static double Mebi(long bytes) => bytes / (1024.0 * 1024.0);
}
