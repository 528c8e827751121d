using System.Security.Cryptography;

namespace FastCluster.Silo.Keys;

/// <summary>A key-encryption key of the operator. Its text form shows the id only.</summary>
public sealed class KeyEncryptionKey
{
    /// <summary>Length of the key in bytes.</summary>
    public const int Length = 32;

    private const int IdLength = 16;

    /// <summary>Makes the key.</summary>
    /// <param name="value">32 bytes; kept, not copied.</param>
    /// <param name="isGenerated">Whether a development node generated it.</param>
    /// <exception cref="ArgumentException">The value has another length.</exception>
    public KeyEncryptionKey(byte[] value, bool isGenerated)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfNotEqual(value.Length, Length, nameof(value));
        Value = value;
        IsGenerated = isGenerated;
        Id = Name(value);
    }

    /// <summary>16 characters of base64url, derived from the key: two keys never share an id by mistake.</summary>
    public string Id { get; }

    /// <summary>The 32 bytes.</summary>
    public ReadOnlyMemory<byte> Value { get; }

    /// <summary>Whether a development node generated it; Production refuses such a key.</summary>
    public bool IsGenerated { get; }

    /// <inheritdoc/>
    public override string ToString() => $"key-encryption key {Id}";

    private static string Name(byte[] value)
    {
        var digest = HMACSHA256.HashData(value, "fastcluster key-encryption key id"u8);
        return System.Buffers.Text.Base64Url.EncodeToString(digest)[..IdLength];
    }
}
