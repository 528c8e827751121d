using FastCluster.LoadTests.Reports;

namespace FastCluster.LoadTests.Tests;

/// <summary>A folder of reports for one test.</summary>
internal sealed class ReportFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastcluster-load-").FullName;

    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Writes a report.</summary>
    public string Write(string name, LoadReport report)
    {
        File.WriteAllBytes(this[name], report.ToJson());
        return this[name];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
