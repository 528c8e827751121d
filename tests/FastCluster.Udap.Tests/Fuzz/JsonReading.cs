using System.Text.Json;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>Reads accepted JSON to the last string, as callers may.</summary>
internal static class JsonReading
{
    /// <summary>Reads every name, string and number.</summary>
    public static void ReadAll(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadAll(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadAll(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            default:
                _ = element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out _);
                break;
        }
    }
}
