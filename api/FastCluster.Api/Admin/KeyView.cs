using System.Text.Json.Serialization;
using FastCluster.Contracts.Keys;

namespace FastCluster.Api.Admin;

/// <summary>A key of a ring as operators see it: never its secret, not even wrapped.</summary>
internal sealed record KeyView
{
    /// <summary>Key id.</summary>
    [JsonPropertyName("kid")]
    public required string KeyId { get; init; }

    /// <summary>Name of its state.</summary>
    [JsonPropertyName("state")]
    public required string State { get; init; }

    /// <summary>Id of the key-encryption key that wraps it.</summary>
    [JsonPropertyName("wrapped_by")]
    public required string WrappedBy { get; init; }

    /// <summary>Unix seconds.</summary>
    [JsonPropertyName("created_at")]
    public required long CreatedAt { get; init; }

    /// <summary>Unix seconds at which a retiring key leaves the ring, 0 before.</summary>
    [JsonPropertyName("retires_at")]
    public required long RetiresAt { get; init; }

    /// <summary>The view of a key.</summary>
    /// <param name="key">The key.</param>
    public static KeyView Of(RingKey key) =>
        new()
        {
            KeyId = key.KeyId,
            State = key.State.ToString(),
            WrappedBy = key.WrappedBy,
            CreatedAt = key.CreatedAt,
            RetiresAt = key.RetiresAt,
        };
}
