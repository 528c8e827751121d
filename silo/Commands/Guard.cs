using FastCluster.Silo.Configuration;
using FastCluster.Silo.Storage;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace FastCluster.Silo.Commands;

/// <summary>Turns expected failures of a verb into a message and an exit code; anything else is a bug and shows its trace.</summary>
internal static class Guard
{
    /// <summary>Runs a verb.</summary>
    public static async Task<int> RunAsync(CommandEnvironment environment, Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (InvalidConfigurationException fault)
        {
            WriteFaults(environment.Console, fault.Faults);
            return ExitCodes.Usage;
        }
        catch (OptionsValidationException fault)
        {
            WriteFaults(
                environment.Console,
                [.. fault.Failures.Select(text => new ConfigurationFault(fault.OptionsName, text))]
            );
            return ExitCodes.Usage;
        }
        catch (Exception fault)
            when (fault is StoreInUseException or StoreCorruptException or StoreVersionException or IOException)
        {
            environment.Console.MarkupLineInterpolated($"[red]{fault.Message}[/]");
            return ExitCodes.Failure;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Failure;
        }
    }

    private static void WriteFaults(IAnsiConsole console, IReadOnlyList<ConfigurationFault> faults)
    {
        console.MarkupLineInterpolated($"[red]The configuration cannot be used: {faults.Count} fault(s).[/]");
        foreach (var fault in faults)
        {
            console.WriteLine($"  {fault.Setting}");
            console.WriteLine($"    rule:  {fault.Rule}");
            console.WriteLine($"    found: {fault.Value ?? "nothing"}");
        }
    }
}
