using System.Text.Json.Serialization;
using FastCluster.Api.Errors;
using FastCluster.Api.Metadata;
using FastCluster.Api.Token;

namespace FastCluster.Api;

/// <summary>Every JSON shape that the edge reads or writes; names are stated on each member.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(TokenSuccess))]
[JsonSerializable(typeof(IssuerMetadata))]
[JsonSerializable(typeof(SmartConfiguration))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
