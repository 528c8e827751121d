namespace FastCluster.LoadTests.Reports;

/// <summary>A demand on a run, and whether it held.</summary>
/// <param name="Text">The demand as it was written.</param>
/// <param name="Seen">The value furthest from it, in its unit; null when there was none, and then it does not hold.</param>
/// <param name="IsHeld">Whether every value held.</param>
internal sealed record ThresholdReport(string Text, double? Seen, bool IsHeld);
