using System.Text.Json.Serialization;

namespace FastCluster.Silo.Configuration;

/// <summary>Source-generated form of the development user store.</summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(UsersFileEntry[]))]
internal sealed partial class UsersFileJsonContext : JsonSerializerContext;
