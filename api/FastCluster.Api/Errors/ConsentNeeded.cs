using System.Text.Json.Serialization;

namespace FastCluster.Api.Errors;

/// <summary>Which consent is needed; policy of the community, nothing the caller sent (TEFCA SOP Facilitated FHIR, table 1).</summary>
internal sealed record ConsentNeeded
{
    /// <summary>URIs of policies of which one must be named; at least one.</summary>
    [JsonPropertyName("consent_required")]
    public required string[] Policies { get; init; }

    /// <summary>URL of the form; omitted when there is none.</summary>
    [JsonPropertyName("consent_form")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Form { get; init; }
}
