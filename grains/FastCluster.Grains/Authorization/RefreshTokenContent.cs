using System.Text.Json.Serialization;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Grains.Authorization;

/// <summary>
/// What a refresh token stands for: its place in its family, and what may be said of the person, which the family's row does
/// not hold. Everything else is in that row.
/// </summary>
/// <param name="Family">Family id, 22 characters of base64url.</param>
/// <param name="Number">Number of the token, from 1.</param>
internal sealed record RefreshTokenContent(
    [property: JsonPropertyName("f")] string Family,
    [property: JsonPropertyName("n")] int Number
)
{
    /// <summary>Purpose of the seal.</summary>
    public const string Purpose = "refresh";

    /// <summary>What may be said of the person, or null.</summary>
    [JsonPropertyName("who")]
    public IdentityClaims? Claims { get; init; }

    /// <summary>Never shows who it is.</summary>
    public override string ToString() => $"{nameof(RefreshTokenContent)} {Number}";
}
