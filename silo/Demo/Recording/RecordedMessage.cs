using System.Text.Json.Serialization;

namespace FastCluster.Silo.Demo.Recording;

/// <summary>One side of an exchange as it went over the wire.</summary>
internal sealed record RecordedMessage
{
    /// <summary>HTTP method; only of requests.</summary>
    [JsonPropertyName("method")]
    public string? Method { get; init; }

    /// <summary>Absolute URL; only of requests.</summary>
    [JsonPropertyName("url")]
    public string? Url { get; init; }

    /// <summary>HTTP status; only of answers.</summary>
    [JsonPropertyName("status")]
    public int? Status { get; init; }

    /// <summary>Headers by name; several values of one name are joined with a comma.</summary>
    [JsonPropertyName("headers")]
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text; absent when there is none.</summary>
    [JsonPropertyName("body")]
    public string? Body { get; init; }
}
