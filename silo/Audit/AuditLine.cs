using System.Text.Json.Serialization;

namespace FastCluster.Silo.Audit;

/// <summary>
/// One line of the stream. <see cref="Sequence"/> counts from 1 without holes over all files; <see cref="Previous"/> is the
/// SHA-256 of the line before it, over its bytes without the line feed.
/// </summary>
internal sealed record AuditLine
{
    /// <summary>Number of the line, 1 or more.</summary>
    [JsonPropertyName("seq")]
    public long Sequence { get; init; }

    /// <summary>When it was decided, UTC, RFC 3339.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>64 lower-case hexadecimal digits; zeros in the first line.</summary>
    [JsonPropertyName("prev")]
    public string Previous { get; init; } = "";

    /// <summary><c>decision</c>; <c>gap</c>: <see cref="Count"/> decisions were lost before this line; <c>torn</c>: a crash
    /// left <see cref="Count"/> bytes that are no complete line, kept in the file <see cref="Entity"/>.</summary>
    [JsonPropertyName("record")]
    public required string Record { get; init; }

    /// <summary>Name of the kind of decision.</summary>
    [JsonPropertyName("kind")]
    public string? Kind { get; init; }

    /// <summary>Whether it was accepted.</summary>
    [JsonPropertyName("accepted")]
    public bool? Accepted { get; init; }

    /// <summary>Name of the refusal reason; absent when accepted.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>Stable number of the refusal reason; absent when accepted.</summary>
    [JsonPropertyName("reason_id")]
    public int? ReasonId { get; init; }

    /// <summary>Ids of the requirements that the reason enforces, parted by one space; absent when accepted.</summary>
    [JsonPropertyName("requirements")]
    public string? Requirements { get; init; }

    /// <summary>Authorization server (tenant).</summary>
    [JsonPropertyName("authorization_server")]
    public string? AuthorizationServer { get; init; }

    /// <summary>Community URI.</summary>
    [JsonPropertyName("community")]
    public string? Community { get; init; }

    /// <summary>Client id.</summary>
    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    /// <summary>Issuer URI.</summary>
    [JsonPropertyName("iss")]
    public string? Issuer { get; init; }

    /// <summary>Id of the JWT.</summary>
    [JsonPropertyName("jti")]
    public string? JwtId { get; init; }

    /// <summary>SHA-256 of the leaf certificate.</summary>
    [JsonPropertyName("certificate")]
    public string? CertificateThumbprint { get; init; }

    /// <summary>What the decision is about.</summary>
    [JsonPropertyName("entity")]
    public string? Entity { get; init; }

    /// <summary>Address of the caller.</summary>
    [JsonPropertyName("source")]
    public string? SourceAddress { get; init; }

    /// <summary>Id that joins log lines.</summary>
    [JsonPropertyName("correlation_id")]
    public string? CorrelationId { get; init; }

    /// <summary>Further facts.</summary>
    [JsonPropertyName("detail")]
    public SortedDictionary<string, string>? Detail { get; init; }

    /// <summary>Decisions lost, or bytes torn.</summary>
    [JsonPropertyName("count")]
    public long? Count { get; init; }
}
