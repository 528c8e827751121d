using System.Text.Json.Serialization;

namespace FastCluster.Api.Admin;

/// <summary>RFC 9457 problem of the operator's interface.</summary>
internal sealed record Problem
{
    /// <summary>Always <c>about:blank</c>: the title says what the status means here.</summary>
    [JsonPropertyName("type")]
    public string Type { get; init; } = "about:blank";

    /// <summary>Constant text.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>HTTP status.</summary>
    [JsonPropertyName("status")]
    public required int Status { get; init; }

    /// <summary>Name of the rejection reason; operators may see it.</summary>
    [JsonPropertyName("reason")]
    public required string Reason { get; init; }

    /// <summary>Joins the answer with log and decisions.</summary>
    [JsonPropertyName("correlation_id")]
    public required string CorrelationId { get; init; }
}
