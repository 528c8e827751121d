using FastCluster.Testing.Servers;

namespace FastCluster.Floor;

/// <summary>Sends the same requests to several servers in turn and prints figures, and ratios to the first server.</summary>
/// <param name="exchange">What they are asked.</param>
/// <param name="settings">Size of the run.</param>
/// <param name="database">The database that the servers share, whose CPU is told apart; null when they have none.</param>
internal sealed class Rounds(Exchange exchange, FloorSettings settings, PostgreSqlServer? database = null)
{
    /// <summary>Until the processes run fully compiled code; measured: the third round is the first steady one.</summary>
    public const int WarmUp = 4;

    /// <summary>Measures.</summary>
    public async Task RunAsync(params MeasuredServer[] servers)
    {
        for (var round = 0; round < WarmUp; round++)
        {
            await MeasureAsync(servers);
        }

        var rounds = new List<(double Own, double Database)[]>();
        for (var round = 1; round <= settings.Rounds; round++)
        {
            rounds.Add(await MeasureAsync(servers));
            var figures = servers.Zip(rounds[^1], (server, cost) => $"{server.Name} {cost.Own:F0} us");
            Console.WriteLine($"round {round}: {string.Join(", ", figures)}");
        }

        for (var index = 0; index < servers.Length; index++)
        {
            var at = index;
            var name = servers[index].Name;
            Print($"{name}, CPU us per request", rounds.Select(costs => costs[at].Own));
            if (database is not null)
            {
                Print($"{name}, CPU us per request in the database", rounds.Select(costs => costs[at].Database));
            }

            if (index > 0)
            {
                Print($"ratio of {name} to {servers[0].Name}", rounds.Select(costs => costs[at].Own / costs[0].Own));
            }
        }
    }

    private async Task<(double Own, double Database)[]> MeasureAsync(MeasuredServer[] servers)
    {
        var requests = exchange.CreateRequests(settings.Requests);
        var costs = new List<(double, double)>();
        foreach (var server in servers)
        {
            var before = database?.ProcessorTime;
            var own = await server.MeasureAsync(exchange, requests);
            var spent = database?.ProcessorTime - before;
            costs.Add((own, (spent?.TotalMicroseconds ?? 0) / requests.Length));
        }

        return [.. costs];
    }

    private static void Print(string name, IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        Console.WriteLine($"{name}: min {sorted[0]:F2}, median {sorted[sorted.Length / 2]:F2}, max {sorted[^1]:F2}");
    }
}
