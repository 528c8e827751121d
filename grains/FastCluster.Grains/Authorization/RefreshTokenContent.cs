using System.Text.Json.Serialization;

namespace FastCluster.Grains.Authorization;

/// <summary>What a refresh token stands for: its place in its family. Everything else is in the family's row.</summary>
/// <param name="Family">Family id, 22 characters of base64url.</param>
/// <param name="Number">Number of the token, from 1.</param>
internal sealed record RefreshTokenContent(
    [property: JsonPropertyName("f")] string Family,
    [property: JsonPropertyName("n")] int Number
)
{
    /// <summary>Purpose of the seal.</summary>
    public const string Purpose = "refresh";
}
