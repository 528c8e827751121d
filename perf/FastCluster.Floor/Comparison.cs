using System.Globalization;
using System.Text.Json;
using FastCluster.Testing.Servers;

namespace FastCluster.Floor;

/// <summary>What is measured against what.</summary>
internal static class Comparison
{
    /// <summary>The whole server against the floor, both without a database server.</summary>
    public static Task<int> WithFloorAsync(FloorSettings settings) =>
        RunAsync(async folder =>
        {
            var community = FloorCommunity.Create(folder);
            await using var floor = await MeasuredServer.StartAsync(
                "floor",
                "serve-floor",
                folder,
                FloorWork.Grant.ToArguments()
            );
            await using var grant = await MeasuredServer.StartAsync("grant", "serve-fastcluster", folder);
            var tokens = Exchange.Tokens(community);
            await new Rounds(tokens, settings).RunAsync(floor, grant);
            var allocated = await grant.MeasureAllocationAsync(tokens, tokens.CreateRequests(settings.Requests));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"grant, KiB allocated: {allocated:F1}"));
        });

    /// <summary>The peer, with a row for each token and without, against the whole server; all over one PostgreSQL.</summary>
    public static Task<int> WithPeersAsync(FloorSettings settings) =>
        RunAsync(async folder =>
        {
            var community = FloorCommunity.Create(folder);
            await using var database = await PostgreSqlServer.CreateAsync();
            await GrantServer.UseDatabaseAsync(folder, database.ConnectionString());
            await using var own = await MeasuredServer.StartAsync("FastCluster", "serve-fastcluster", folder);
            await using var stock = await OpenIddictPeer.StartAsync(folder, database, storesTokens: true);
            await using var lean = await OpenIddictPeer.StartAsync(folder, database, storesTokens: false);
            var tokens = Exchange.Tokens(community);
            await new Rounds(tokens, settings, database).RunAsync(own, stock, lean);
            foreach (var server in (MeasuredServer[])[own, stock, lean])
            {
                await AskTwiceAsync(server, tokens);
            }
        });

    /// <summary>Compares in a folder of its own, which ends with it.</summary>
    /// <param name="compareAsync">Gets the folder.</param>
    public static async Task<int> RunAsync(Func<string, Task> compareAsync)
    {
        var folder = Directory.CreateTempSubdirectory("fastcluster-floor-").FullName;
        try
        {
            await compareAsync(folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Tells how long a token is, and what a used assertion is answered with.</summary>
    private static async Task AskTwiceAsync(MeasuredServer server, Exchange tokens)
    {
        var request = tokens.CreateRequests(1)[0];
        var (_, text) = await server.AskAsync(tokens, request);
        var (again, _) = await server.AskAsync(tokens, request);
        using var answer = JsonDocument.Parse(text);
        var length = answer.RootElement.GetProperty("access_token").GetString()!.Length;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{server.Name}: token of {length} characters; the same assertion again: {(int)again}"
            )
        );
    }
}
