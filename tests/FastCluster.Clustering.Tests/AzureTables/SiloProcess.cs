using System.Diagnostics;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>A silo in a process of its own, which a test may kill. It ends when the test run does.</summary>
internal sealed class SiloProcess : IDisposable
{
    private readonly Process _process;

    private SiloProcess(Process process) => _process = process;

    /// <summary>Starts it; the membership table tells when it is active.</summary>
    public static SiloProcess Start(string connectionString, string clusterId)
    {
        var program = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", ["exec", program, connectionString, clusterId])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        return new(Process.Start(start)!);
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
