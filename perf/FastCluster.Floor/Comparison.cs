namespace FastCluster.Floor;

/// <summary>Alternates rounds on both servers and prints figures and ratios.</summary>
internal static class Comparison
{
    /// <summary>Until both processes run fully compiled code; measured: the third round is the first steady one.</summary>
    private const int WarmUpRounds = 4;

    public static async Task<int> RunAsync(FloorSettings settings)
    {
        var folder = Directory.CreateTempSubdirectory("fastcluster-floor-").FullName;
        try
        {
            var community = FloorCommunity.Create(folder);
            await using var floor = await MeasuredServer.StartAsync("serve-floor", folder);
            await using var grant = await MeasuredServer.StartAsync("serve-fastcluster", folder);
            for (var round = 0; round < WarmUpRounds; round++)
            {
                await floor.MeasureAsync(community.CreateRequests(settings.Requests));
                await grant.MeasureAsync(community.CreateRequests(settings.Requests));
            }

            var (floors, grants, ratios) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 1; round <= settings.Rounds; round++)
            {
                var requests = community.CreateRequests(settings.Requests);
                floors.Add(await floor.MeasureAsync(requests));
                grants.Add(await grant.MeasureAsync(requests));
                ratios.Add(grants[^1] / floors[^1]);
                Console.WriteLine(
                    $"round {round}: floor {floors[^1]:F0} us, grant {grants[^1]:F0} us, ratio {ratios[^1]:F2}"
                );
            }

            Print("floor, CPU us per request", floors);
            Print("grant, CPU us per request", grants);
            Print("ratio", ratios);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(string name, List<double> values)
    {
        values.Sort();
        Console.WriteLine($"{name}: min {values[0]:F2}, median {values[values.Count / 2]:F2}, max {values[^1]:F2}");
    }
}
