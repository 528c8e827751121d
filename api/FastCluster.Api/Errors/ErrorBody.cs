using System.Text.Json.Serialization;

namespace FastCluster.Api.Errors;

/// <summary>Body of every refusal of an OAuth endpoint.</summary>
internal sealed record ErrorBody
{
    /// <summary>Code of the error.</summary>
    [JsonPropertyName("error")]
    public required string Error { get; init; }

    /// <summary>Constant text for a developer.</summary>
    [JsonPropertyName("error_description")]
    public required string Description { get; init; }

    /// <summary>What the caller must add; only for a missing consent (TEF-18).</summary>
    [JsonPropertyName("extensions")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErrorExtensions? Extensions { get; init; }
}
