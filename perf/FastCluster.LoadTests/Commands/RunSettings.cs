using FastCluster.LoadTests.Driving;
using FastCluster.LoadTests.Reports;
using FastCluster.LoadTests.Scenarios;
using FastCluster.LoadTests.Targets;

namespace FastCluster.LoadTests.Commands;

/// <summary>What the command line of a run says.</summary>
/// <param name="Scenarios">Names, in the order of the runs.</param>
/// <param name="Target">Against whom.</param>
/// <param name="Plan">How operations arrive.</param>
/// <param name="Settings">Clients and weights.</param>
/// <param name="Thresholds">Demands.</param>
/// <param name="JsonFile">Where the report goes; null for nowhere.</param>
/// <param name="HtmlFile">Where the page goes; null for nowhere.</param>
internal sealed record RunSettings(
    IReadOnlyList<string> Scenarios,
    TargetSettings Target,
    LoadPlan Plan,
    ScenarioSettings Settings,
    IReadOnlyList<Threshold> Thresholds,
    string? JsonFile,
    string? HtmlFile
);
