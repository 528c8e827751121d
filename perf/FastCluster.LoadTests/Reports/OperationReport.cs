using System.Text.Json.Serialization;

namespace FastCluster.LoadTests.Reports;

/// <summary>What became of the operations of one name that were due in the measured time.</summary>
/// <param name="Name">Name of the operation.</param>
/// <param name="Succeeded">How many succeeded.</param>
/// <param name="Errors">How many ended otherwise, by class.</param>
/// <param name="Latency">Of all that succeeded, to 0.1 %; null when none did.</param>
/// <param name="Windows">The same for each window, to 1 %: the samples of a comparison.</param>
/// <param name="Seconds">The same for each second.</param>
internal sealed record OperationReport(
    string Name,
    long Succeeded,
    Dictionary<string, long> Errors,
    LatencyReport? Latency,
    LatencyReport?[] Windows,
    SecondReport[] Seconds
)
{
    /// <summary>Successful answers within the measured time to operations that were due in it, a second; 0 in older files.</summary>
    public double Achieved { get; init; }

    /// <summary>Share of operations that did not succeed, 0 to 1; 0 when there were none.</summary>
    [JsonIgnore]
    public double ErrorShare => Total == 0 ? 0 : (double)Failed / Total;

    private long Failed => Errors.Values.Sum();

    private long Total => Succeeded + Failed;
}
