using System.Collections.Frozen;
using System.Security.Cryptography;
using FastCluster.Contracts.Keys;
using FastCluster.Udap.Jwt;

namespace FastCluster.Grains.Keys;

/// <summary>The opened keys of a ring; immutable. A key that was opened before is kept, not opened again.</summary>
internal sealed record KeySet
{
    /// <summary>All keys by id.</summary>
    public required FrozenDictionary<string, OpenedKey> ById { get; init; }

    /// <summary>The key that signs or encrypts.</summary>
    public required OpenedKey Active { get; init; }

    /// <summary>Timestamp of the node clock when it was read.</summary>
    public required long ReadAt { get; init; }

    /// <summary>Opens a ring.</summary>
    public static KeySet Open(string ring, RingKey[] keys, RingKeyFactory factory, KeySet? last, long readAt)
    {
        var byId = keys.ToFrozenDictionary(
            key => key.KeyId,
            key => last?.ById.GetValueOrDefault(key.KeyId) ?? OpenOne(ring, key, factory),
            StringComparer.Ordinal
        );
        return new KeySet
        {
            ById = byId,
            Active = byId[keys.First(key => key.State == KeyState.Active).KeyId],
            ReadAt = readAt,
        };
    }

    private static OpenedKey OpenOne(string ring, RingKey key, RingKeyFactory factory)
    {
        var secret = factory.Open(ring, key);
        if (key.PublicJwk is null)
        {
            return new OpenedKey(key.KeyId, Signing: null, Verification: null, secret);
        }

        var signing = new LocalSigningKey(key.KeyId, PublicJwk.AlgorithmOf(key.PublicJwk), secret);
        CryptographicOperations.ZeroMemory(secret);
        return
            VerificationKey.TryImport(signing.SubjectPublicKeyInfo.Span, out var verification) == RejectionReason.None
            ? new OpenedKey(key.KeyId, signing, verification, ReadOnlyMemory<byte>.Empty)
            : throw new CryptographicException($"Key '{key.KeyId}' of ring '{ring}' does not import.");
    }
}
