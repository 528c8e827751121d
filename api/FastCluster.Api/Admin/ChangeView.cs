using System.Text.Json.Serialization;

namespace FastCluster.Api.Admin;

/// <summary>A change that was carried out, or would be.</summary>
internal sealed record ChangeView
{
    /// <summary>Verb, e.g. <c>anchor.retire</c>.</summary>
    [JsonPropertyName("action")]
    public required string Action { get; init; }

    /// <summary>What was changed.</summary>
    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    /// <summary>Whether nothing was changed because only the judgement was wanted.</summary>
    [JsonPropertyName("dry_run")]
    public required bool IsDryRun { get; init; }
}
