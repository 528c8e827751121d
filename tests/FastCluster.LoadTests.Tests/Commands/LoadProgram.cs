using FastCluster.LoadTests.Commands;

namespace FastCluster.LoadTests.Tests.Commands;

/// <summary>The program as a person runs it.</summary>
internal static class LoadProgram
{
    /// <summary>Runs it.</summary>
    /// <returns>Exit code and all that was written.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var exitCode = await LoadCommandLine.RunAsync(arguments, TextWriter.Synchronized(output), TimeProvider.System);
        return (exitCode, output.ToString());
    }
}
