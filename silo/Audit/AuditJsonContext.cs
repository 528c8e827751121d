using System.Text.Json.Serialization;

namespace FastCluster.Silo.Audit;

/// <summary>Source-generated form of the stream's lines; absent members are left out.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditLine))]
internal sealed partial class AuditJsonContext : JsonSerializerContext;
