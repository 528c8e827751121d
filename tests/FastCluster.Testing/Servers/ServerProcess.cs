using System.Diagnostics;
using System.Globalization;

namespace FastCluster.Testing.Servers;

/// <summary>A process that a test started, with its children.</summary>
public sealed class ServerProcess : IDisposable
{
    private const int TicksPerSecond = 100; // what the kernel counts for programs in, on every machine
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    /// <summary>Starts a program; its output is dropped.</summary>
    public static ServerProcess Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static Task RunAsync(string program, params string[] arguments) => ReadAsync(program, arguments);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> ReadAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors}");
        }

        return await output;
    }

    /// <summary>Processor time of the process and its children so far, those that ended included; steps of 10 ms.</summary>
    public TimeSpan ProcessorTime =>
        TimeSpan.FromSeconds((double)Children().Prepend(_process.Id).Sum(TicksOf) / TicksPerSecond);

    /// <summary>Waits until the server answers.</summary>
    /// <param name="answers">One try.</param>
    /// <exception cref="InvalidOperationException">It ended, or never answered.</exception>
    public async Task WaitAsync(Func<Task<bool>> answers)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await answers())
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(started) > s_limit)
            {
                throw new InvalidOperationException($"{_process.StartInfo.FileName} does not answer.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>Sends a signal to the process and all its children.</summary>
    public void Signal(string signal)
    {
        foreach (var id in Children().Prepend(_process.Id))
        {
            Signal(id, signal);
        }
    }

    /// <summary>Sends a signal to one process; one that has ended meanwhile need not get it.</summary>
    public static void Signal(int id, string signal)
    {
        var start = new ProcessStartInfo("kill", ["-s", signal, $"{id}"])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var kill = Process.Start(start)!;
        kill.WaitForExit();
    }

    /// <summary>Ends the process and all its children at once.</summary>
    public void Kill()
    {
        var children = Children();
        Signal("KILL");
        _process.WaitForExit();
        var started = TimeProvider.System.GetTimestamp();
        while (children.Exists(IsRunning) && TimeProvider.System.GetElapsedTime(started) < s_limit)
        {
            Thread.Sleep(20);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private List<int> Children() => _process.HasExited ? [] : [.. Numbers().Where(id => ParentOf(id) == _process.Id)];

    private static IEnumerable<int> Numbers() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(static path =>
                int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0
            )
            .Where(static id => id > 0);

    private static bool IsRunning(int id) => ParentOf(id) is not null;

    /// <summary>Parent of a process that still runs; null for one that ended, also when nobody has asked for its end yet.</summary>
    private static int? ParentOf(int id) => StatusOf(id) is [_, var parent, ..] ? int.Parse(parent) : null;

    /// <summary>Own time and that of children whose end was asked for, in user and kernel.</summary>
    private static long TicksOf(int id) => StatusOf(id) is { } fields ? fields[11..15].Sum(long.Parse) : 0;

    /// <summary>What the kernel tells of a process that still runs, from its state on; null for one that ended.</summary>
    private static string[]? StatusOf(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] == "Z" ? null : fields;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
