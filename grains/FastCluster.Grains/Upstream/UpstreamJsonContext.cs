using System.Text.Json.Serialization;

namespace FastCluster.Grains.Upstream;

/// <summary>Forms of what is sealed; a text may be opened by an earlier or later build, so members are only ever added.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TransactionContent))]
[JsonSerializable(typeof(LinkContent))]
internal sealed partial class UpstreamJsonContext : JsonSerializerContext;
