using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FastCluster.Silo.Audit;

/// <summary>
/// A signed end of the chain: one line of <c>checkpoints.jsonl</c>. It has exactly one form; <see cref="Signature"/> is over
/// the UTF-8 bytes of the line as it would be without <c>,"sig":"..."</c>.
/// </summary>
internal sealed record AuditCheckpoint
{
    /// <summary>Number of the last line of the stream that it covers, 1 or more.</summary>
    [JsonPropertyName("seq")]
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of that line, 64 lower-case hexadecimal digits.</summary>
    [JsonPropertyName("hash")]
    public required string Hash { get; init; }

    /// <summary>When it was signed, UTC, RFC 3339.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>Id of the key: SHA-256 of its SubjectPublicKeyInfo, 43 characters of base64url.</summary>
    [JsonPropertyName("key")]
    public required string KeyId { get; init; }

    /// <summary>ES256 (IEEE P1363), 86 characters of base64url; null while it is being made.</summary>
    [JsonPropertyName("sig")]
    public string? Signature { get; init; }

    /// <summary>The end of the chain that it covers.</summary>
    [JsonIgnore]
    public AuditHead Head => new(Sequence, Hash);

    /// <summary>The bytes of the line, without line feed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, AuditJsonContext.Default.AuditCheckpoint);

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToSignedBytes() => (this with { Signature = null }).ToBytes();

    /// <summary>The bytes of the signature; empty when it is no base64url.</summary>
    public byte[] SignatureBytes() => Base64Url.IsValid(Signature) ? Base64Url.DecodeFromChars(Signature) : [];

    /// <summary>Reads a line.</summary>
    /// <param name="bytes">Bytes without line feed.</param>
    /// <returns>The checkpoint; null when the line is none, or has another form.</returns>
    public static AuditCheckpoint? TryParse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var checkpoint = JsonSerializer.Deserialize(bytes, AuditJsonContext.Default.AuditCheckpoint);
            return
                checkpoint is { Sequence: > 0, Hash: not null, KeyId: not null }
                && bytes.SequenceEqual(checkpoint.ToBytes())
                ? checkpoint
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
