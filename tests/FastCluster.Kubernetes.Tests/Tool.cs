using System.Diagnostics;
using FastCluster.Testing.Vectors;

namespace FastCluster.Kubernetes.Tests;

/// <summary>Runs a program of this machine to its end.</summary>
internal static class Tool
{
    /// <summary>kubectl, as <c>eng/install-test-tools</c> unpacks it.</summary>
    public static string Kubectl => RepositoryFiles.PathOf("tests/tools/bin/kubectl/kubectl");

    /// <summary>Runs a program; a program that is missing fails the test.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="environment">Variables on top of those of the test.</param>
    /// <returns>Exit code, standard output and errors.</returns>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string input = "",
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Runs a program that has to succeed.</summary>
    /// <returns>Its standard output.</returns>
    public static async Task<string> SucceedAsync(
        string program,
        IEnumerable<string> arguments,
        string input = "",
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var (exitCode, output, errors) = await RunAsync(program, arguments, input, environment);
        Assert.True(exitCode == 0, $"{program} ended with {exitCode}: {errors}{output}");
        return output;
    }
}
