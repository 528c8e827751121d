using System.Text.Json.Serialization;

namespace FastCluster.Api.Admin;

/// <summary>A page of clients as operators see it.</summary>
internal sealed record ClientPageView
{
    /// <summary>The clients.</summary>
    [JsonPropertyName("clients")]
    public required ClientView[] Clients { get; init; }

    /// <summary>Cursor of the next page; omitted on the last.</summary>
    [JsonPropertyName("next")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Next { get; init; }
}
