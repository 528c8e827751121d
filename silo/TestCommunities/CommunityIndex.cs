using System.Text.Json.Serialization;

namespace FastCluster.Silo.TestCommunities;

/// <summary>The content of <c>index.json</c>: what a folder holds and what each part must yield.</summary>
internal sealed record CommunityIndex
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "index.json";

    /// <summary>Organization in the subjects.</summary>
    [JsonPropertyName("organization")]
    public required string Organization { get; init; }

    /// <summary>Start of the client URIs of leaves that are not given another; the name follows.</summary>
    [JsonPropertyName("client_uri")]
    public required string ClientUri { get; init; }

    /// <summary>Start of the CRL URLs in the certificates.</summary>
    [JsonPropertyName("crl_base")]
    public required string CrlBase { get; init; }

    /// <summary>The authorities, each after its issuer.</summary>
    [JsonPropertyName("authorities")]
    public IReadOnlyList<AuthorityEntry> Authorities { get; init; } = [];

    /// <summary>The leaves in the order of their making.</summary>
    [JsonPropertyName("leaves")]
    public IReadOnlyList<LeafEntry> Leaves { get; init; } = [];
}
