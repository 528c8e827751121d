using System.Text.Json.Serialization;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Grains.Authorization;

/// <summary>Forms of what is sealed; a text may be opened by an earlier or later build, so members are only ever added.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CodeContent))]
[JsonSerializable(typeof(IdentityClaims))]
[JsonSerializable(typeof(PushedContent))]
[JsonSerializable(typeof(RefreshTokenContent))]
[JsonSerializable(typeof(TicketContent))]
internal sealed partial class GrantJsonContext : JsonSerializerContext;
