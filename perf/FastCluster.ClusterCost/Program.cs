using System.Globalization;
using FastCluster.ClusterCost;

const string Usage = """
    Processor time per client-credentials token of a whole cluster of 1, 2 and 4 nodes over PostgreSQL: all node processes
    together, what they use when idle subtracted. Needs what eng/install-test-tools installs.

    usage: [--tokens N]     tokens per round, default 3000; 5 rounds per size
    """;

switch (args)
{
    case []:
        return await Comparison.RunAsync(tokens: 3_000);
    case ["--tokens", var text]
        when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) && tokens > 0:
        return await Comparison.RunAsync(tokens);
    case ["--help"]:
        Console.WriteLine(Usage);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
