using System.Security.Cryptography;
using System.Text;
using FastCluster.Grains.Nodes;

namespace FastCluster.Grains.Keys;

/// <summary>
/// Wraps stored secrets with AES-256-GCM under the operator's key-encryption key: 12 bytes nonce, ciphertext, 16 bytes
/// tag, bound to its place (ring and key id) so that a wrapped key cannot be moved to another place.
/// </summary>
public sealed class KeyWrapping(IKeyEncryptionKeys keys)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Id of the key that wraps.</summary>
    public string CurrentId => keys.CurrentId;

    /// <summary>Whether there is a key with this id.</summary>
    /// <param name="id">Id of a key-encryption key.</param>
    public bool HasKey(string id) => keys.Find(id) is not null;

    /// <summary>Wraps a secret with the current key.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="place">Ring and key id it belongs to.</param>
    public byte[] Wrap(ReadOnlySpan<byte> secret, string place)
    {
        var wrapped = new byte[NonceSize + secret.Length + TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = Open(keys.CurrentId);
        aes.Encrypt(
            wrapped.AsSpan(0, NonceSize),
            secret,
            wrapped.AsSpan(NonceSize, secret.Length),
            wrapped.AsSpan(NonceSize + secret.Length),
            Encoding.UTF8.GetBytes(place)
        );
        return wrapped;
    }

    /// <summary>Opens a wrapped secret.</summary>
    /// <param name="wrapped">What <see cref="Wrap"/> gave.</param>
    /// <param name="wrappedBy">Id of the key that wrapped it.</param>
    /// <param name="place">Ring and key id it belongs to.</param>
    /// <exception cref="CryptographicException">The key-encryption key is missing or is not the one that wrapped it.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string wrappedBy, string place)
    {
        var secret = new byte[wrapped.Length - NonceSize - TagSize];
        using var aes = Open(wrappedBy);
        aes.Decrypt(
            wrapped[..NonceSize],
            wrapped[NonceSize..^TagSize],
            wrapped[^TagSize..],
            secret,
            Encoding.UTF8.GetBytes(place)
        );
        return secret;
    }

    private AesGcm Open(string id) =>
        keys.Find(id) is { } key
            ? new AesGcm(key.Span, TagSize)
            : throw new CryptographicException($"The key-encryption key '{id}' is not configured.");
}
