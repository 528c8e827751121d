using FastCluster.Contracts.Storage;
using FastCluster.Grains.Keys;
using FastCluster.Silo.Clustering;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.Embedded;
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
        catch (Exception fault) when (FaultsOf(fault) is { } faults)
        {
            WriteFaults(environment.Console, faults);
            return ExitCodes.Usage;
        }
        catch (Exception fault) when (IsExpected(fault))
        {
            var reason = fault.Message.Replace(StoreUnavailableException.Advice, "", StringComparison.Ordinal);
            environment.Console.MarkupLineInterpolated($"[red]{reason}[/]");
            return ExitCodes.Failure;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Failure;
        }
    }

    private static IReadOnlyList<ConfigurationFault>? FaultsOf(Exception fault) =>
        fault switch
        {
            InvalidConfigurationException faulty => faulty.Faults,
            OptionsValidationException faulty =>
            [
                .. faulty.Failures.Select(text => new ConfigurationFault(faulty.OptionsName, text)),
            ],
            UnopenedKeyRingException unopened => [Describe(unopened)],
            _ => null,
        };

    private static bool IsExpected(Exception fault) =>
        fault
            is StoreInUseException
                or StoreCorruptException
                or StoreVersionException
                or StoreNotDurableException
                or StoreUnavailableException
                or ClusterInUseException
                or IOException
                or UnauthorizedAccessException;

    private static ConfigurationFault Describe(UnopenedKeyRingException fault) =>
        new(
            "keys.keyEncryptionKeyFile or keys.previousKeyEncryptionKeyFiles",
            $"holds the key-encryption key '{fault.KeyEncryptionKeyId}', which opens the stored key ring '{fault.Ring}'",
            fault.IsKeyMissing
                ? "other keys only"
                : "this key, but it does not open the ring: the stored ring was changed outside of the program"
        );

    private static void WriteFaults(IAnsiConsole console, IReadOnlyList<ConfigurationFault> faults)
    {
        console.MarkupLineInterpolated($"[red]The configuration cannot be used: {faults.Count} fault(s).[/]");
        foreach (var fault in faults)
        {
            console.WriteLine($"  {fault.Setting}");
            console.WriteLine($"    rule:  {fault.Rule}");
            console.WriteLine($"    found: {fault.Value ?? "nothing"}");
            foreach (var variable in EnvironmentSettings.Find(fault.Setting))
            {
                console.WriteLine($"    from:  environment variable {variable}");
            }
        }
    }
}
