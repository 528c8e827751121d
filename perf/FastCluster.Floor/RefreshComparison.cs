using System.Globalization;
using System.Text;

namespace FastCluster.Floor;

/// <summary>
/// A refresh, which rotates the family's token by one durable write, against a floor that does one verification, one signature
/// and one durable write of as many bytes; once with few people stored and once with a million.
/// </summary>
internal static class RefreshComparison
{
    private const int Many = 1_000_000;

    /// <summary>Compares.</summary>
    public static Task<int> RunAsync(FloorSettings settings) =>
        Comparison.RunAsync(async folder =>
        {
            FloorCommunity.Create(folder);
            await using var floor = await MeasuredServer.StartAsync(
                "floor",
                "serve-floor",
                folder,
                FloorWork.Refresh.ToArguments()
            );
            await CompareAsync(folder, settings, floor, StoredPeople.Active);
            await CompareAsync(folder, settings, floor, Many);
        });

    private static async Task CompareAsync(string folder, FloorSettings settings, MeasuredServer floor, int people)
    {
        var data = string.Create(CultureInfo.InvariantCulture, $"people-{people}");
        var tokens = (settings.Rounds + Rounds.WarmUp + 1) * settings.Requests;
        await File.WriteAllLinesAsync(
            StoredPeople.FileOf(folder, data),
            ((int[])[people, tokens]).Select(number => number.ToString(CultureInfo.InvariantCulture))
        );
        var name = string.Create(CultureInfo.InvariantCulture, $"refresh of {people:N0} people");
        await using var server = await MeasuredServer.StartAsync(name, "serve-fastcluster", folder, data);
        var live = await server.ReadAsync(ServerFigure.Live) / (1024.0 * 1024.0);
        Tell($"managed memory after the start, {people:N0} people: {live:F1} MiB");

        var signer = AssertionSigner.Load(folder, "client");
        var unused = new Queue<string>(await File.ReadAllLinesAsync(StoredPeople.TokensOf(folder, data)));
        var refreshes = new Exchange(
            "/token",
            count => [.. Enumerable.Range(0, count).Select(_ => Refresh(signer, unused.Dequeue()))]
        );
        await new Rounds(refreshes, settings).RunAsync(floor, server);
        var before = await server.ReadAsync(ServerFigure.StoreWrites);
        var allocated = await server.MeasureAllocationAsync(refreshes, refreshes.CreateRequests(settings.Requests));
        var written = (await server.ReadAsync(ServerFigure.StoreWrites) - before) / (double)settings.Requests;
        Tell($"{name}: {written:F2} rows written and {allocated:F1} KiB allocated for each");
    }

    private static byte[] Refresh(AssertionSigner signer, string token)
    {
        var assertion = signer.Sign(FloorCommunity.ClientId, FloorCommunity.TokenUrl);
        return Encoding.ASCII.GetBytes(
            $"grant_type=refresh_token&udap=1&refresh_token={token}&{AssertionSigner.Parameter(assertion)}"
        );
    }

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
