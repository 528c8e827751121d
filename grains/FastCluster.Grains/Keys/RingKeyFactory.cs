using System.Buffers.Text;
using System.Security.Cryptography;
using FastCluster.Contracts.Keys;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Keys;

/// <summary>Makes keys of a ring, wrapped from birth.</summary>
internal sealed class RingKeyFactory(KeyWrapping wrapping, IOptions<KeyRingOptions> options)
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
            return Wrap(ring, keyId, RandomNumberGenerator.GetBytes(32), now) with { State = state };
        }

        using var key = CreateSigningKey();
        return Wrap(ring, keyId, key.ExportPkcs8PrivateKey(), now) with
        {
            State = state,
            PublicJwk = PublicJwk.Write(keyId, key),
        };
    }

    /// <summary>An active key of a secret that exists already.</summary>
    /// <param name="ring">Key of the ring's actor.</param>
    /// <param name="keyId">Its id.</param>
    /// <param name="secret">The secret; overwritten with zeros.</param>
    /// <param name="now">Unix seconds.</param>
    /// <param name="retiresAt">Unix seconds at which it leaves the ring, 0 when nobody knows yet.</param>
    public RingKey Wrap(string ring, string keyId, byte[] secret, long now, long retiresAt = 0)
    {
        var wrapped = wrapping.Wrap(secret, PlaceOf(ring, keyId));
        CryptographicOperations.ZeroMemory(secret);
        return new(keyId, KeyState.Active, wrapped, wrapping.CurrentId, PublicJwk: null, now, retiresAt);
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
    /// <exception cref="UnopenedKeyRingException">The key-encryption key is missing, or does not open it.</exception>
    public byte[] Open(string ring, RingKey key)
    {
        try
        {
            return wrapping.Unwrap(key.Wrapped, key.WrappedBy, PlaceOf(ring, key.KeyId));
        }
        catch (CryptographicException fault)
        {
            throw new UnopenedKeyRingException(ring, key.WrappedBy, !wrapping.HasKey(key.WrappedBy), fault);
        }
    }

    /// <summary>Whether a key is wrapped by the key-encryption key in force.</summary>
    /// <param name="key">The key.</param>
    public bool IsCurrentlyWrapped(RingKey key) =>
        string.Equals(key.WrappedBy, wrapping.CurrentId, StringComparison.Ordinal);

    /// <summary>Whether a signing key is of the algorithm that the next one is made for.</summary>
    /// <param name="key">A key with a public half.</param>
    public bool IsOfConfiguredAlgorithm(RingKey key) => PublicJwk.AlgorithmOf(key.PublicJwk!) == Configured;

    private JwtAlgorithm Configured =>
        options.Value.Algorithm switch
        {
            AccessTokenAlgorithm.Es256 => JwtAlgorithm.Es256,
            AccessTokenAlgorithm.Rs256 => JwtAlgorithm.Rs256,
            var other => throw new InvalidOperationException($"Access tokens are not signed with {other}."),
        };

    private AsymmetricAlgorithm CreateSigningKey() =>
        Configured == JwtAlgorithm.Rs256
            ? RSA.Create(options.Value.RsaKeySize)
            : ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static string PlaceOf(string ring, string keyId) => $"{ring}/{keyId}";
}
