using System.Text.Json;

namespace FastCluster.LoadTests.Scenarios;

/// <summary>The file that says how often the mixed scenario does what.</summary>
internal static class MixWeights
{
    /// <summary>The file that lies beside the program.</summary>
    public static string DefaultFile => Path.Combine(AppContext.BaseDirectory, "mixed-national.json");

    /// <summary>Reads a file: one JSON object, scenario names to positive numbers.</summary>
    /// <param name="file">Its path.</param>
    /// <exception cref="UsageException">It is missing or says something else; the message names it.</exception>
    public static IReadOnlyDictionary<string, double> Read(string file)
    {
        var weights = Parse(file);
        var known = ScenarioCatalogue
            .All.Select(scenario => scenario.Name)
            .Where(name => name is not (MixedScenario.ScenarioName or ScenarioCatalogue.Storm))
            .ToHashSet();
        foreach (var (name, weight) in weights)
        {
            if (!known.Contains(name) || !double.IsFinite(weight) || weight <= 0)
            {
                throw new UsageException($"{file}: '{name}: {weight}' is not a scenario with a positive number.");
            }
        }

        return weights.Count > 0 ? weights : throw new UsageException($"{file}: names no scenario.");
    }

    private static Dictionary<string, double> Parse(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), LoadJsonContext.Default.DictionaryStringDouble)
                ?? [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"{file} cannot be read as weights: {fault.Message}");
        }
    }
}
