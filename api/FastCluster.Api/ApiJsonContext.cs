using System.Text.Json.Serialization;
using FastCluster.Api.Admin;
using FastCluster.Api.Errors;
using FastCluster.Api.Metadata;
using FastCluster.Api.PushedRequests;
using FastCluster.Api.Token;

namespace FastCluster.Api;

/// <summary>Every JSON shape that the edge reads or writes; names are stated on each member.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(PushedRequestSuccess))]
[JsonSerializable(typeof(TokenSuccess))]
[JsonSerializable(typeof(IssuerMetadata))]
[JsonSerializable(typeof(SmartConfiguration))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ChangeView))]
[JsonSerializable(typeof(ClientView))]
[JsonSerializable(typeof(ClientPageView))]
[JsonSerializable(typeof(AnchorView[]))]
[JsonSerializable(typeof(CommunityView[]))]
[JsonSerializable(typeof(KeyView[]))]
[JsonSerializable(typeof(RevocationCommand))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
