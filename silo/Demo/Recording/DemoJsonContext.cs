using System.Text.Json.Serialization;

namespace FastCluster.Silo.Demo.Recording;

/// <summary>Source-generated JSON of <c>demo.json</c>.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DemoReport))]
internal sealed partial class DemoJsonContext : JsonSerializerContext;
