using System.Text.Json;

namespace FastCluster.LoadTests.Reports;

/// <summary>The file of a run.</summary>
/// <param name="Version">Of this format: 1.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="Machine">Where.</param>
/// <param name="Target">Against whom.</param>
/// <param name="Plan">How.</param>
/// <param name="Scenarios">What was seen, in the order of the runs.</param>
/// <param name="Thresholds">What was demanded, and whether it held.</param>
internal sealed record LoadReport(
    int Version,
    DateTimeOffset StartedAt,
    MachineReport Machine,
    string Target,
    PlanReport Plan,
    ScenarioReport[] Scenarios,
    ThresholdReport[] Thresholds
)
{
    /// <summary>The version that is written and read.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path.</param>
    /// <exception cref="UsageException">It is missing, or no report of this version.</exception>
    public static LoadReport Read(string file)
    {
        try
        {
            var report = JsonSerializer.Deserialize(File.ReadAllBytes(file), LoadJsonContext.Default.LoadReport);
            return report is { Version: CurrentVersion, Scenarios: not null }
                ? report
                : throw new UsageException($"{file} is no report of version {CurrentVersion}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"{file} cannot be read as a report: {fault.Message}");
        }
    }

    /// <summary>The text of the file.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LoadJsonContext.Default.LoadReport);
}
