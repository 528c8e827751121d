using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FastCluster.Contracts.Keys;

namespace FastCluster.Grains.Keys;

/// <summary>Makes keys of a ring, wrapped from birth.</summary>
internal sealed class RingKeyFactory(KeyWrapping wrapping)
{
    /// <summary>A new key.</summary>
    /// <param name="ring">Key of the ring's actor.</param>
    /// <param name="use">What it is for.</param>
    /// <param name="state">Its first state.</param>
    /// <param name="now">Unix seconds.</param>
    public RingKey Create(string ring, KeyUse use, KeyState state, long now)
    {
        var keyId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        if (use != KeyUse.AccessToken)
        {
            var secret = RandomNumberGenerator.GetBytes(32);
            return Wrapped(ring, keyId, secret, publicJwk: null);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Wrapped(ring, keyId, key.ExportPkcs8PrivateKey(), WriteJwk(keyId, key.ExportParameters(false)));

        RingKey Wrapped(string place, string id, byte[] secret, string? publicJwk)
        {
            var wrapped = wrapping.Wrap(secret, PlaceOf(place, id));
            CryptographicOperations.ZeroMemory(secret);
            return new RingKey(id, state, wrapped, wrapping.CurrentId, publicJwk, now, RetiresAt: 0);
        }
    }

    /// <summary>The same key, wrapped by the current key-encryption key.</summary>
    /// <param name="ring">Key of the ring's actor.</param>
    /// <param name="key">The key.</param>
    public RingKey Rewrap(string ring, RingKey key)
    {
        var secret = Open(ring, key);
        var wrapped = wrapping.Wrap(secret, PlaceOf(ring, key.KeyId));
        CryptographicOperations.ZeroMemory(secret);
        return key with { Wrapped = wrapped, WrappedBy = wrapping.CurrentId };
    }

    /// <summary>The secret of a key.</summary>
    /// <param name="ring">Key of the ring's actor.</param>
    /// <param name="key">The key.</param>
    public byte[] Open(string ring, RingKey key) =>
        wrapping.Unwrap(key.Wrapped, key.WrappedBy, PlaceOf(ring, key.KeyId));

    /// <summary>Whether a key is wrapped by the key-encryption key in force.</summary>
    /// <param name="key">The key.</param>
    public bool IsCurrentlyWrapped(RingKey key) =>
        string.Equals(key.WrappedBy, wrapping.CurrentId, StringComparison.Ordinal);

    private static string PlaceOf(string ring, string keyId) => $"{ring}/{keyId}";

    private static string WriteJwk(string keyId, ECParameters key)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("kty", "EC");
            writer.WriteString("crv", "P-256");
            writer.WriteString("x", Base64Url.EncodeToString(key.Q.X));
            writer.WriteString("y", Base64Url.EncodeToString(key.Q.Y));
            writer.WriteString("use", "sig");
            writer.WriteString("alg", "ES256");
            writer.WriteString("kid", keyId);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
