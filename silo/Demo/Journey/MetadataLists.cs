using System.Text.Json;

namespace FastCluster.Silo.Demo.Journey;

/// <summary>Reads lists of texts from metadata documents.</summary>
internal static class MetadataLists
{
    /// <summary>The texts of a member; none when it is missing or no list.</summary>
    /// <param name="metadata">The document.</param>
    /// <param name="name">Name of the member.</param>
    public static IEnumerable<string> Read(JsonElement metadata, string name) =>
        metadata.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(item => item.GetString() ?? "")
            : [];
}
