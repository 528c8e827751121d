using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Contracts.Keys;
using FastCluster.Grains.Keys;
using FastCluster.Udap.AuthorizationExtensions;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Encrypts the personal part of a token (B2BU-08) with AES-256-GCM, bound to the token's <c>jti</c>: 16 bytes key id,
/// 12 bytes nonce, ciphertext, 16 bytes tag. Only silos can open it.
/// </summary>
internal sealed class PersonalContextCipher(KeyDirectory keys)
{
    private const int KeyIdSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Encrypts a context; empty when there is nothing personal.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="context">Personal parts.</param>
    /// <param name="jwtId">The token's id.</param>
    public async ValueTask<ReadOnlyMemory<byte>> EncryptAsync(string serverId, PersonalContext context, string jwtId)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.IsEmpty)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        var key = (await keys.GetAsync(serverId, KeyUse.PersonalContext)).Active;
        return Encrypt(key, context.Json.Span, jwtId);
    }

    /// <summary>Opens what <see cref="EncryptAsync"/> gave; null when it is not ours or its key has left the ring.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="encrypted">The claim.</param>
    /// <param name="jwtId">The token's id.</param>
    public async ValueTask<byte[]?> DecryptAsync(string serverId, ReadOnlyMemory<byte> encrypted, string jwtId)
    {
        if (encrypted.Length < KeyIdSize + NonceSize + TagSize)
        {
            return null;
        }

        var keyId = Base64Url.EncodeToString(encrypted.Span[..KeyIdSize]);
        var set = await keys.GetAsync(serverId, KeyUse.PersonalContext);
        return set.ById.TryGetValue(keyId, out var key) ? Decrypt(key, encrypted.Span, jwtId) : null;
    }

    private static byte[] Encrypt(OpenedKey key, ReadOnlySpan<byte> plain, string jwtId)
    {
        var sealedBytes = new byte[KeyIdSize + NonceSize + plain.Length + TagSize];
        Base64Url.DecodeFromChars(key.KeyId, sealedBytes);
        var nonce = sealedBytes.AsSpan(KeyIdSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Secret.Span, TagSize);
        var body = sealedBytes.AsSpan(KeyIdSize + NonceSize);
        aes.Encrypt(nonce, plain, body[..plain.Length], body[plain.Length..], Encoding.UTF8.GetBytes(jwtId));
        return sealedBytes;
    }

    private static byte[] Decrypt(OpenedKey key, ReadOnlySpan<byte> sealedBytes, string jwtId)
    {
        var body = sealedBytes[(KeyIdSize + NonceSize)..];
        var plain = new byte[body.Length - TagSize];
        using var aes = new AesGcm(key.Secret.Span, TagSize);
        var nonce = sealedBytes.Slice(KeyIdSize, NonceSize);
        aes.Decrypt(nonce, body[..^TagSize], body[^TagSize..], plain, Encoding.UTF8.GetBytes(jwtId));
        return plain;
    }
}
