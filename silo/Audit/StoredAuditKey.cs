using System.Text.Json.Serialization;

namespace FastCluster.Silo.Audit;

/// <summary>File of the key that signs checkpoints; its private half only wrapped by the operator's key-encryption key.</summary>
internal sealed record StoredAuditKey
{
    /// <summary>Id of the key.</summary>
    [JsonPropertyName("key")]
    public required string KeyId { get; init; }

    /// <summary>Id of the key-encryption key.</summary>
    [JsonPropertyName("wrapped_by")]
    public required string WrappedBy { get; init; }

    /// <summary>Wrapped PKCS #8: nonce, ciphertext, tag; base64.</summary>
    [JsonPropertyName("wrapped")]
    public required byte[] Wrapped { get; init; }

    /// <summary>Names the key only.</summary>
    public override string ToString() => $"{nameof(StoredAuditKey)} {KeyId}";
}
