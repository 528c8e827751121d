using System.Text.Json.Serialization;

namespace FastCluster.Silo.Audit;

/// <summary>Source-generated form of the stream's lines, checkpoints and key; absent members are left out.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditLine))]
[JsonSerializable(typeof(AuditCheckpoint))]
[JsonSerializable(typeof(StoredAuditKey))]
internal sealed partial class AuditJsonContext : JsonSerializerContext;
