using System.Diagnostics;

namespace FastCluster.Testing.Faults;

/// <summary>The store writer as another process, which tests may kill.</summary>
public sealed class WriterProcess : IDisposable
{
    private readonly Process _process;

    private WriterProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static WriterProcess Start(string mode, string folder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "FastCluster.StoreWriter.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, mode, folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new(Process.Start(start)!);
    }

    /// <summary>The next complete lines.</summary>
    public async Task<List<string>> ReadLinesAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var lines = new List<string>();
        while (lines.Count < count)
        {
            lines.Add(
                await _process.StandardOutput.ReadLineAsync(limit.Token)
                    ?? throw new InvalidOperationException("The writer process ended before it said enough.")
            );
        }

        return lines;
    }

    /// <summary>Kills the process at once (SIGKILL) and returns what it said until then, complete lines only.</summary>
    public async Task<List<string>> KillAsync()
    {
        _process.Kill();
        var rest = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        var end = rest.LastIndexOf('\n');
        return end < 0 ? [] : [.. rest[..end].Split('\n')];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
