using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FastCluster.Durability.Tests.Nodes;

/// <summary>The server as a child process, which tests may stop or kill; it is never left behind.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(25);
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts the server on a folder and waits until it says that it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(NodeFolder folder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "fastcluster.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, "run", "--config", folder.Configuration])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(folder.Configuration),
        };
        var server = new ServerProcess(Process.Start(start)!);
        try
        {
            await server.WaitUntilReadyAsync(folder.ManagementPort);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL: nothing of the process runs any more when it returns.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        await WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task WaitForExitAsync()
    {
        using var limit = new CancellationTokenSource(s_stopLimit);
        await _process.WaitForExitAsync(limit.Token);
    }

    private async Task WaitUntilReadyAsync(int managementPort)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var ready = new Uri($"http://127.0.0.1:{managementPort}/healthz/ready");
        var start = TimeProvider.System.GetTimestamp();
        while (!await IsReadyAsync(client, ready))
        {
            var isHopeless = _process.HasExited || TimeProvider.System.GetElapsedTime(start) > s_startLimit;
            Assert.False(isHopeless, $"The server did not become ready: {Output()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, Uri ready)
    {
        try
        {
            using var answer = await client.GetAsync(ready);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }
}
