using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace FastCluster.Silo.Demo.Recording;

/// <summary>A JWT in full and readable.</summary>
internal sealed record RecordedJwt
{
    /// <summary>What it is: <c>signed_metadata</c>, <c>software_statement</c>, <c>client_assertion</c> or <c>access_token</c>.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The JWT itself.</summary>
    [JsonPropertyName("compact")]
    public required string Compact { get; init; }

    /// <summary>Its decoded header.</summary>
    [JsonPropertyName("header")]
    public required JsonElement Header { get; init; }

    /// <summary>Its decoded claims.</summary>
    [JsonPropertyName("claims")]
    public required JsonElement Claims { get; init; }

    /// <summary>Decodes a compact JWS without judging it.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="compact">The JWT.</param>
    /// <returns>The parts, or null when the text is no JWS of JSON.</returns>
    public static RecordedJwt? TryDecode(string name, string compact)
    {
        var parts = compact.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            return new RecordedJwt
            {
                Name = name,
                Compact = compact,
                Header = JsonElement.Parse(Base64UrlEncoder.DecodeBytes(parts[0])),
                Claims = JsonElement.Parse(Base64UrlEncoder.DecodeBytes(parts[1])),
            };
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }
}
