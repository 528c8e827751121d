using System.Text.Json.Serialization;

namespace FastCluster.Silo.TestCommunities;

/// <summary>Source-generated JSON of <c>index.json</c>.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommunityIndex))]
internal sealed partial class PkiJsonContext : JsonSerializerContext;
