using System.Globalization;
using FastCluster.LoadTests.Reports;
using FastCluster.LoadTests.Scenarios;

namespace FastCluster.LoadTests.Sizing;

/// <summary>How many nodes a traffic needs by measured processor time.</summary>
/// <param name="Grants">Tokens a second.</param>
/// <param name="Introspections">Introspections a second.</param>
/// <param name="Cores">Cores that are busy.</param>
/// <param name="Nodes">Nodes, with the spare ones.</param>
/// <param name="Formula">How it was reckoned, line by line.</param>
internal sealed record ClusterSize(
    double Grants,
    double Introspections,
    double Cores,
    int Nodes,
    IReadOnlyList<string> Formula
)
{
    /// <summary>Reckons.</summary>
    /// <param name="settings">The traffic.</param>
    /// <param name="report">Holds the cost of a token and, where tokens are introspected, of an introspection.</param>
    /// <exception cref="UsageException">The report lacks a cost.</exception>
    public static ClusterSize Of(SizeSettings settings, LoadReport report)
    {
        var uses = Math.Max(1, settings.SessionRate * settings.Lifetime.TotalSeconds);
        var (grants, introspections) = (
            settings.Transactions / uses,
            settings.Transactions * settings.IntrospectedShare
        );
        var tokenCost = CostOf(report, TokenScenario.ScenarioName);
        var introspectionCost = introspections > 0 ? CostOf(report, IntrospectScenario.ScenarioName) : 0;
        var cores = ((grants * tokenCost) + (introspections * introspectionCost)) / 1_000_000;
        var busy = (int)Math.Max(1, Math.Ceiling(cores / (settings.CoresPerNode * settings.Utilisation)));
        string[] formula =
        [
            Text(
                $"uses of a token = max(1, {settings.SessionRate}/s of a session x {settings.Lifetime.TotalSeconds} s) = {uses:0.##}"
            ),
            Text($"tokens/s = {settings.Transactions}/s / {uses:0.##} = {grants:0.##}"),
            Text(
                $"introspections/s = {settings.Transactions}/s x {settings.IntrospectedShare} = {introspections:0.##}"
            ),
            Text(
                $"cores = ({grants:0.##} x {tokenCost:F0} us + {introspections:0.##} x {introspectionCost:F0} us) / 1 s = {cores:0.##}"
            ),
            Text(
                $"nodes = ceil({cores:0.##} / ({settings.CoresPerNode} cores x {settings.Utilisation})) + {settings.Spare} spare = {busy + settings.Spare}"
            ),
        ];
        return new(grants, introspections, cores, busy + settings.Spare, formula);
    }

    private static double CostOf(LoadReport report, string scenario)
    {
        var found = report.Scenarios.FirstOrDefault(one => one.Name == scenario);
        return found?.Server?.CpuPerOperation
            ?? throw new UsageException(
                $"The report has no processor time of '{scenario}': run it with --target local, alone or beside others."
            );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
