namespace FastCluster.Contracts.Tokens;

/// <summary>A token request as the edge parsed it: single values, bounded, not yet judged.</summary>
[GenerateSerializer, Immutable, Alias("fc.TokenRequestMessage")]
public sealed record TokenRequestMessage
{
    /// <summary>Authorization server, from routing.</summary>
    [Id(0)]
    public required string ServerId { get; init; }

    /// <summary><c>grant_type</c>.</summary>
    [Id(1)]
    public required string GrantType { get; init; }

    /// <summary><c>client_assertion</c> in UTF-8, a compact JWS of at most 64 KiB; on the wire the same as a string.</summary>
    [Id(2)]
    public required byte[] ClientAssertion { get; init; }

    /// <summary><c>client_id</c>, or null.</summary>
    [Id(3)]
    public string? ClientId { get; init; }

    /// <summary><c>scope</c>, or null when absent (TOK-17).</summary>
    [Id(4)]
    public string? Scope { get; init; }

    /// <summary><c>udap</c>, or null (TOK-04).</summary>
    [Id(5)]
    public string? Udap { get; init; }

    /// <summary><c>resource</c> values (RFC 8707).</summary>
    [Id(6)]
    public string[] Resources { get; init; } = [];

    /// <summary>Address of the sender (CERT-22 and the decision stream).</summary>
    [Id(7)]
    public required string Source { get; init; }

    /// <summary>Correlates log, decision and answer.</summary>
    [Id(8)]
    public required string CorrelationId { get; init; }

    /// <summary><c>code</c>, or null (TOK-12).</summary>
    [Id(9)]
    public string? Code { get; init; }

    /// <summary><c>redirect_uri</c>, or null (TOK-13).</summary>
    [Id(10)]
    public string? RedirectUri { get; init; }

    /// <summary><c>code_verifier</c>, or null (TOK-14).</summary>
    [Id(11)]
    public string? CodeVerifier { get; init; }

    /// <summary><c>refresh_token</c>, or null (REF-02).</summary>
    [Id(12)]
    public string? RefreshToken { get; init; }

    /// <summary><c>assertion</c> in UTF-8, or null (AZA-02).</summary>
    [Id(13)]
    public byte[]? Assertion { get; init; }

    /// <summary>Names the request, never what it holds.</summary>
    public override string ToString() => $"{nameof(TokenRequestMessage)} {CorrelationId}";
}
