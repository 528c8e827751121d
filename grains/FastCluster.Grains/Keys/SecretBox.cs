using System.Buffers.Text;
using System.Security.Cryptography;

namespace FastCluster.Grains.Keys;

/// <summary>
/// Bytes sealed with a secret of a ring by AES-256-GCM: 16 bytes key id, 12 bytes nonce, ciphertext, 16 bytes tag. What the
/// box is bound to has to be told again to open it.
/// </summary>
internal static class SecretBox
{
    private const int KeyIdSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Overhead = KeyIdSize + NonceSize + TagSize;

    /// <summary>Seals bytes.</summary>
    /// <param name="key">A secret of the ring.</param>
    /// <param name="plain">The bytes.</param>
    /// <param name="boundTo">What the box belongs to.</param>
    public static byte[] Seal(OpenedKey key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> boundTo)
    {
        var box = new byte[plain.Length + Overhead];
        Base64Url.DecodeFromChars(key.KeyId, box);
        var nonce = box.AsSpan(KeyIdSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Secret.Span, TagSize);
        var body = box.AsSpan(KeyIdSize + NonceSize);
        aes.Encrypt(nonce, plain, body[..plain.Length], body[plain.Length..], boundTo);
        return box;
    }

    /// <summary>Opens a box; null when it is not ours, bound to something else, or its key has left the ring.</summary>
    /// <param name="keys">The ring.</param>
    /// <param name="box">Any bytes.</param>
    /// <param name="boundTo">What the box belongs to.</param>
    public static byte[]? TryOpen(KeySet keys, ReadOnlySpan<byte> box, ReadOnlySpan<byte> boundTo)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (
            box.Length < Overhead
            || !keys.ById.TryGetValue(Base64Url.EncodeToString(box[..KeyIdSize]), out var key)
            || key.Secret.IsEmpty
        )
        {
            return null;
        }

        var body = box[(KeyIdSize + NonceSize)..];
        var plain = new byte[body.Length - TagSize];
        using var aes = new AesGcm(key.Secret.Span, TagSize);
        try
        {
            aes.Decrypt(box.Slice(KeyIdSize, NonceSize), body[..^TagSize], body[^TagSize..], plain, boundTo);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
