using System.Globalization;
using FastCluster.LoadTests.Driving;

namespace FastCluster.LoadTests.Comparing;

/// <summary>The most that a server does under several loads, in turns, and the ratio of each to the first.</summary>
/// <param name="names">Names of the loads.</param>
/// <param name="rounds">One window of each load in each round.</param>
internal sealed class ThroughputComparison(IReadOnlyList<string> names, IReadOnlyList<ClosedWindow[]> rounds)
{
    /// <summary>For the console.</summary>
    public IEnumerable<string> Lines
    {
        get
        {
            foreach (var (name, at) in names.Select((name, at) => (name, at)))
            {
                yield return $"{name}: {Spread(Rates(at), "F0")} a second{CostOf(at)}{ErrorsOf(at)}";
            }

            foreach (var (name, at) in names.Select((name, at) => (name, at)).Skip(1))
            {
                yield return $"ratio of {name} to {names[0]}: {Spread(Ratios(at), "F2")}";
            }
        }
    }

    /// <summary>Whether the median ratio of every load to the first reaches a number.</summary>
    /// <param name="least">The number.</param>
    public bool Reaches(double least) => Enumerable.Range(1, names.Count - 1).All(at => Median(Ratios(at)) >= least);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Spread(IEnumerable<double> values, string format)
    {
        var all = values.ToArray();
        return $"min {Text(all.Min())}, median {Text(Median(all))}, max {Text(all.Max())}";

        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }

    private IEnumerable<double> Rates(int at) => rounds.Select(round => round[at].Achieved);

    private IEnumerable<double> Ratios(int at) => rounds.Select(round => round[at].Achieved / round[0].Achieved);

    private string CostOf(int at)
    {
        var costs = rounds.Select(round => round[at].CpuPerOperation).OfType<double>().ToArray();
        return costs.Length == 0 ? "" : $"; server CPU us per operation: {Spread(costs, "F0")}";
    }

    private string ErrorsOf(int at)
    {
        var errors = rounds.SelectMany(round => round[at].Errors).GroupBy(error => error.Key, error => error.Value);
        return string.Concat(errors.Select(error => $"; {error.Sum()} x {error.Key}"));
    }
}
