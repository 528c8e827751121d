using System.Text.Json.Serialization;

namespace FastCluster.Api.Token;

/// <summary>The answer that carries a token (RFC 6749 section 5.1). Never a refresh token for client credentials (TOK-22).</summary>
internal sealed record TokenSuccess
{
    /// <summary>Signed <c>at+jwt</c>, ASCII.</summary>
    [JsonPropertyName("access_token")]
    [JsonConverter(typeof(Utf8TextConverter))]
    public required ReadOnlyMemory<byte> AccessToken { get; init; }

    /// <summary>Always <c>Bearer</c>.</summary>
    [JsonPropertyName("token_type")]
    public string TokenType { get; init; } = "Bearer";

    /// <summary>Seconds, at most 3600 (TOK-21).</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>Granted scope (SCOPE-07).</summary>
    [JsonPropertyName("scope")]
    public required string Scope { get; init; }

    /// <summary>Refresh token; omitted where none is given (REF-01).</summary>
    [JsonPropertyName("refresh_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }

    /// <summary>ID token; omitted where none is given (TOK-30).</summary>
    [JsonPropertyName("id_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IdToken { get; init; }

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(TokenSuccess);
}
