using System.Globalization;

namespace FastCluster.Floor;

/// <summary>Memory of a node under a steady rate of tokens: what it remembers of used assertions is full after the first minutes.</summary>
internal static class MemorySoak
{
    private const int Rate = 200;
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>An assertion is remembered for its 300 s, the clock skew and the clocks' bounds.</summary>
    private const int WarmUpMinutes = 8;

    /// <summary>Prints the managed memory after each minute, and its growth over those that count.</summary>
    /// <param name="settings">Rounds are minutes after the warm-up; requests are not used.</param>
    public static Task<int> RunAsync(FloorSettings settings) =>
        Comparison.RunAsync(async folder =>
        {
            var tokens = Exchange.Tokens(FloorCommunity.Create(folder));
            await using var node = await MeasuredServer.StartAsync("node", "serve-fastcluster", folder);
            var heaps = new List<double>();
            for (var minute = 1 - WarmUpMinutes; minute <= settings.Rounds; minute++)
            {
                await AskForAMinuteAsync(node, tokens);
                var heap = await node.ReadAsync(ServerFigure.Live) / (1024.0 * 1024.0);
                Tell($"{(minute < 1 ? "warm-up" : $"minute {minute}")}: {heap:F1} MiB");
                if (minute >= 1)
                {
                    heaps.Add(heap);
                }
            }

            Tell($"{Rate}/s: from {heaps[0]:F1} to {heaps[^1]:F1} MiB, min {heaps.Min():F1}, max {heaps.Max():F1}");
        });

    private static async Task AskForAMinuteAsync(MeasuredServer node, Exchange tokens)
    {
        for (var second = 0; second < 60; second++)
        {
            var pace = Task.Delay(s_second, TimeProvider.System);
            await node.MeasureAsync(tokens, tokens.CreateRequests(Rate));
            await pace;
        }
    }

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
