using System.Globalization;
using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Testing.Nodes;

namespace FastCluster.ClusterCost;

/// <summary>Starts clusters of growing size and asks each for the same tokens.</summary>
internal static class Comparison
{
    private const int Rounds = 5;
    private const int Callers = 16;
    private static readonly int[] s_sizes = [1, 2, 4];
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(20);

    /// <summary>Prints one line per size, and the ratio of its median to that of one node.</summary>
    /// <param name="tokens">Tokens per round.</param>
    /// <returns>Exit code.</returns>
    public static async Task<int> RunAsync(int tokens)
    {
        Write(
            $"{Environment.ProcessorCount} cores, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}"
        );
        double? one = null;
        foreach (var size in s_sizes)
        {
            var (costs, idle) = await MeasureAsync(size, tokens);
            var median = costs[costs.Count / 2];
            one ??= median;
            Write($"{size} nodes: min {costs[0]:F0} median {median:F0} max {costs[^1]:F0} us per token");
            Write($"  {median / one:F2} of one node; idle {idle / size:F1} ms a second and node");
        }

        return 0;
    }

    /// <summary>Microseconds per token of each round in order, and milliseconds a second of all nodes when idle.</summary>
    private static async Task<(List<double> Costs, double Idle)> MeasureAsync(int size, int tokens)
    {
        await using var cluster = await TestCluster.StartAsync([.. Enumerable.Repeat("run", size)]);
        var names = Enumerable.Range(0, Callers).Select(number => $"caller-{number}");
        var clients = await Task.WhenAll(names.Select(cluster.RegisterAsync));
        await AskAsync(cluster, clients, 2 * tokens * size); // the same for every node
        await Task.Delay(s_idle, TimeProvider.System); // until its hot path is compiled for good
        var idle = await IdleAsync(cluster);
        var costs = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (before, start) = (Used(cluster), TimeProvider.System.GetTimestamp());
            await AskAsync(cluster, clients, tokens);
            var spent = Used(cluster) - before - (idle * TimeProvider.System.GetElapsedTime(start).TotalSeconds);
            costs.Add(spent.TotalMicroseconds / tokens);
        }

        costs.Sort();
        return (costs, idle.TotalMilliseconds);
    }

    private static async Task<TimeSpan> IdleAsync(TestCluster cluster)
    {
        var before = Used(cluster);
        await Task.Delay(s_idle, TimeProvider.System);
        return (Used(cluster) - before) / s_idle.TotalSeconds;
    }

    private static TimeSpan Used(TestCluster cluster) =>
        cluster.Nodes.Aggregate(TimeSpan.Zero, (sum, node) => sum + node.Process.ProcessorTime);

    private static async Task AskAsync(TestCluster cluster, TestClient[] clients, int tokens)
    {
        var next = -1;
        await Task.WhenAll(clients.Select(CallAsync));

        async Task CallAsync(TestClient client)
        {
            for (int number; (number = Interlocked.Increment(ref next)) < tokens; )
            {
                var node = cluster.Nodes[number % cluster.Nodes.Count];
                var answer = await node.Client.RequestTokenAsync(node.Client.Assert(client));
                if (!answer.IsSuccess)
                {
                    throw new InvalidOperationException($"{node.Name}: {answer.Status} {answer.Text}");
                }
            }
        }
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
