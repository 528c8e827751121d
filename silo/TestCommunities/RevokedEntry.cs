using System.Text.Json.Serialization;

namespace FastCluster.Silo.TestCommunities;

/// <summary>A revoked certificate as the index keeps it.</summary>
internal sealed record RevokedEntry
{
    /// <summary>Serial number, hexadecimal as in the certificate.</summary>
    [JsonPropertyName("serial")]
    public required string Serial { get; init; }

    /// <summary>When it was revoked, whole seconds, UTC.</summary>
    [JsonPropertyName("revoked_at")]
    public required DateTimeOffset RevokedAt { get; init; }
}
