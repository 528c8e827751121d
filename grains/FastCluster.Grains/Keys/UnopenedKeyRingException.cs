using System.Security.Cryptography;

namespace FastCluster.Grains.Keys;

/// <summary>
/// A stored key ring that the key-encryption keys of this node do not open: lost infrastructure, mended by the operator.
/// </summary>
public sealed class UnopenedKeyRingException : CryptographicException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="ring">Key of the ring's actor, <c>server/use name</c>.</param>
    /// <param name="keyEncryptionKeyId">Id of the key-encryption key that wrapped it.</param>
    /// <param name="isKeyMissing">Whether the node has no such key; otherwise it has one that does not open the ring.</param>
    /// <param name="cause">What the platform said.</param>
    public UnopenedKeyRingException(string ring, string keyEncryptionKeyId, bool isKeyMissing, Exception cause)
        : base($"Key ring '{ring}', wrapped by key-encryption key '{keyEncryptionKeyId}', cannot be opened.", cause)
    {
        (Ring, KeyEncryptionKeyId, IsKeyMissing) = (ring, keyEncryptionKeyId, isKeyMissing);
    }

    /// <summary>Key of the ring's actor, <c>server/use name</c>.</summary>
    public string Ring { get; }

    /// <summary>Id of the key-encryption key that wrapped it; no secret.</summary>
    public string KeyEncryptionKeyId { get; }

    /// <summary>Whether the node has no such key; otherwise it has one that does not open the ring.</summary>
    public bool IsKeyMissing { get; }
}
