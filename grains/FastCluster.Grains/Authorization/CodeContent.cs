using System.Text.Json.Serialization;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Grains.Authorization;

/// <summary>What an authorization code stands for (CONS-14).</summary>
internal sealed record CodeContent
{
    /// <summary>Purpose of the seal.</summary>
    public const string Purpose = "code";

    /// <summary>Id of the code and of the family that comes of it, 22 characters of base64url.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Digest of the client's key, 22 characters of base64url.</summary>
    [JsonPropertyName("cl")]
    public required string Client { get; init; }

    /// <summary>Generation of the client's registration.</summary>
    [JsonPropertyName("gen")]
    public required uint Generation { get; init; }

    /// <summary>Where the code was sent.</summary>
    [JsonPropertyName("uri")]
    public required string RedirectUri { get; init; }

    /// <summary>Whether the request named that address (TOK-13).</summary>
    [JsonPropertyName("sent")]
    public bool IsRedirectUriSent { get; init; }

    /// <summary><c>code_challenge</c>, or null (TOK-14).</summary>
    [JsonPropertyName("cc")]
    public string? Challenge { get; init; }

    /// <summary>Allowed scope, space separated.</summary>
    [JsonPropertyName("scope")]
    public required string Scope { get; init; }

    /// <summary>FHIR base URLs of the grant.</summary>
    [JsonPropertyName("aud")]
    public required string[] Audience { get; init; }

    /// <summary>Local person.</summary>
    [JsonPropertyName("sub")]
    public required string Subject { get; init; }

    /// <summary>When the person proved who they are, unix seconds.</summary>
    [JsonPropertyName("at")]
    public required long AuthenticatedAt { get; init; }

    /// <summary>Assurance class, or null.</summary>
    [JsonPropertyName("acr")]
    public string? Assurance { get; init; }

    /// <summary>Methods of the sign-in, or null.</summary>
    [JsonPropertyName("amr")]
    public string[]? Methods { get; init; }

    /// <summary>Whether a refresh token comes with it.</summary>
    [JsonPropertyName("rt")]
    public bool MayRefresh { get; init; }

    /// <summary>Whether it tells a data holder who the person is and opens nothing (TIER-40).</summary>
    [JsonPropertyName("ido")]
    public bool IsForIdentity { get; init; }

    /// <summary><c>nonce</c> for the ID token, or null.</summary>
    [JsonPropertyName("non")]
    public string? Nonce { get; init; }

    /// <summary>What may be said of the person, or null.</summary>
    [JsonPropertyName("who")]
    public IdentityClaims? Claims { get; init; }

    /// <summary>When it was made, unix seconds.</summary>
    [JsonPropertyName("iat")]
    public required long IssuedAt { get; init; }

    /// <summary>Until when it can be redeemed, unix seconds.</summary>
    [JsonPropertyName("exp")]
    public required long ExpiresAt { get; init; }

    /// <summary>Packed entities that it dies with: client and consent.</summary>
    [JsonPropertyName("ent")]
    public required byte[] Entities { get; init; }

    /// <summary>Never shows what it holds.</summary>
    public override string ToString() => nameof(CodeContent);
}
