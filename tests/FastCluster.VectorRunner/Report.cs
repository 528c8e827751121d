using System.Text.Json;

namespace FastCluster.VectorRunner;

/// <summary>Results as JSON.</summary>
internal static class Report
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<VectorResult> results)
    {
        writer.WriteStartObject();
        writer.WriteNumber("passed", results.Count(result => result.Passed));
        writer.WriteNumber("failed", results.Count(result => !result.Passed));
        writer.WriteStartArray("results");
        foreach (var result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("id", result.Id);
            writer.WriteString("expected", result.Expected);
            writer.WriteString("seen", result.Seen);
            writer.WriteBoolean("passed", result.Passed);
            writer.WriteStartArray("reqs");
            foreach (var requirement in result.Requirements)
            {
                writer.WriteStringValue(requirement);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
