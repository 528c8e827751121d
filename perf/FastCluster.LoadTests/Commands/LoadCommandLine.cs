using System.CommandLine;

namespace FastCluster.LoadTests.Commands;

/// <summary>The command line of the program.</summary>
internal static class LoadCommandLine
{
    /// <summary>Time to stop servers after an interrupt.</summary>
    private static readonly TimeSpan s_stopTime = TimeSpan.FromSeconds(20);

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">Arguments of the process.</param>
    /// <param name="output">Gets everything that is said.</param>
    /// <param name="clock">Dates the reports.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TimeProvider clock)
    {
        var root = new RootCommand("Load on a FastCluster server: open loop, percentiles, processor time, comparisons.")
        {
            RunCommand.Create(output, clock),
            SaturateCommand.Create(output),
            StormCommand.Create(output),
            ListCommand.Create(output),
            CompareCommand.Create(output),
            SizeCommand.Create(output),
        };
        var line = root.Parse(arguments);
        var settings = new InvocationConfiguration
        {
            Output = output,
            Error = output,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = s_stopTime,
        };
        try
        {
            var exitCode = await line.InvokeAsync(settings);
            return line.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
        }
        catch (UsageException fault)
        {
            await output.WriteLineAsync(fault.Message);
            return ExitCodes.Usage;
        }
        catch (Exception fault) when (fault is RunException or HttpRequestException)
        {
            await output.WriteLineAsync(fault.Message);
            return ExitCodes.NoRun;
        }
        catch (OperationCanceledException)
        {
            await output.WriteLineAsync("Stopped before the end; nothing is reported.");
            return ExitCodes.NoRun;
        }
    }
}
