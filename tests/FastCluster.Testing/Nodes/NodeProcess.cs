using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Xunit;

namespace FastCluster.Testing.Nodes;

/// <summary>The server as a child process, which tests may stop or kill; it is never left behind.</summary>
internal sealed class NodeProcess : IDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromMinutes(1);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly HttpClient _probe = new() { Timeout = TimeSpan.FromSeconds(2) };

    private NodeProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts the server on a folder and waits until it says that it is ready.</summary>
    /// <param name="folder">Certificates and configuration.</param>
    /// <param name="settings">Settings that win over the file, named as in the environment after the prefix.</param>
    public static Task<NodeProcess> StartAsync(NodeFolder folder, params (string Name, string Value)[] settings) =>
        StartAsync(folder, "run", new(IPAddress.Loopback, folder.ManagementPort), NodePlace.Local, settings);

    /// <summary>Starts one of several processes on a folder and waits until it says that it is ready.</summary>
    /// <param name="folder">Certificates and configuration.</param>
    /// <param name="verb">Verb of the process.</param>
    /// <param name="management">Where it is asked.</param>
    /// <param name="place">Where it runs.</param>
    /// <param name="settings">Settings that win over the file, named as in the environment after the prefix.</param>
    public static async Task<NodeProcess> StartAsync(
        NodeFolder folder,
        string verb,
        IPEndPoint management,
        NodePlace place,
        params (string Name, string Value)[] settings
    )
    {
        var server = Launch(folder, verb, place, settings);
        try
        {
            await server.WaitUntilReadyAsync(management);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Starts one of several processes on a folder and waits for nothing.</summary>
    public static NodeProcess Launch(
        NodeFolder folder,
        string verb,
        NodePlace place,
        params (string Name, string Value)[] settings
    ) => Launch(folder, [verb], place, settings);

    /// <summary>Runs a verb on a folder to its own end.</summary>
    /// <returns>The exit code, and all that was written.</returns>
    public static Task<(int ExitCode, string Output)> RunToEndAsync(
        NodeFolder folder,
        string[] verb,
        params (string Name, string Value)[] settings
    ) => RunToEndAsync(folder, verb, NodePlace.Local, settings);

    /// <summary>Runs a verb of one of several builds on a folder to its own end.</summary>
    /// <returns>The exit code, and all that was written.</returns>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(
        NodeFolder folder,
        string[] verb,
        NodePlace place,
        params (string Name, string Value)[] settings
    )
    {
        using var server = Launch(folder, verb, place, settings);
        using var limit = new CancellationTokenSource(s_startLimit);
        await server._process.WaitForExitAsync(limit.Token);
        return (server._process.ExitCode, server.Output());
    }

    /// <summary>What was written as one line: the console breaks long ones.</summary>
    public static string Unwrap(string output) =>
        string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What a person reads is a message, not the trace of an exception.</summary>
    public static void AssertNoTrace(string output)
    {
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
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
        Signal("TERM");
        await WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Processor time of the process so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Whether it ended, by itself or not.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Waits for it to end by itself.</summary>
    /// <returns>Whether it ended within the limit.</returns>
    public async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        using var end = new CancellationTokenSource(limit);
        await _process.WaitForExitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return HasEnded;
    }

    /// <summary>SIGSTOP: it keeps its sockets and does nothing.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>SIGCONT: it goes on where it was.</summary>
    public void Thaw() => Signal("CONT");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        if (Environment.GetEnvironmentVariable("FASTCLUSTER_NODE_LOGS") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, $"{_process.Id}.log"), Output());
        }

        _probe.Dispose();
        _process.Dispose();
    }

    private static NodeProcess Launch(
        NodeFolder folder,
        string[] verb,
        NodePlace place,
        (string Name, string Value)[] settings
    )
    {
        string[] command =
        [
            .. place.Within,
            "dotnet",
            "exec",
            place.Program,
            .. verb,
            "--config",
            folder.Configuration,
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(folder.Configuration),
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[$"FASTCLUSTER__{name}"] = value;
        }

        return new(Process.Start(start)!);
    }

    private void Signal(string name)
    {
        using var signal = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        signal.WaitForExit();
    }

    private async Task WaitForExitAsync()
    {
        using var limit = new CancellationTokenSource(s_stopLimit);
        await _process.WaitForExitAsync(limit.Token);
    }

    private async Task WaitUntilReadyAsync(IPEndPoint management)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await IsReadyAsync(_probe, management))
        {
            var isHopeless = _process.HasExited || TimeProvider.System.GetElapsedTime(start) > s_startLimit;
            Assert.False(isHopeless, $"The server did not become ready: {Output()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>Whether the process says that requests may be sent to it.</summary>
    /// <param name="probe">Asks.</param>
    /// <param name="management">Where it is asked.</param>
    public static async Task<bool> IsReadyAsync(HttpClient probe, IPEndPoint management)
    {
        try
        {
            using var answer = await probe.GetAsync(new Uri($"http://{management}/healthz/ready"));
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

    /// <summary>All that was written so far, as one line.</summary>
    public string Said() => Unwrap(Output());

    private string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }
}
