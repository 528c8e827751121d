namespace FastCluster.Contracts.Keys;

/// <summary>One key of a ring: the secret part only ever wrapped by the operator's key-encryption key.</summary>
/// <param name="KeyId">Unique in the cluster, 22 characters of base64url.</param>
/// <param name="State">Its state.</param>
/// <param name="Wrapped">Wrapped secret (PKCS#8 or raw bytes): nonce, ciphertext, tag.</param>
/// <param name="WrappedBy">Id of the key-encryption key.</param>
/// <param name="PublicJwk">Public JWK as JSON, or null for secret keys.</param>
/// <param name="CreatedAt">Unix seconds.</param>
/// <param name="RetiresAt">Unix seconds at which a retiring key leaves the ring, 0 before.</param>
[GenerateSerializer, Immutable, Alias("fc.RingKey")]
public sealed record RingKey(
    [property: Id(0)] string KeyId,
    [property: Id(1)] KeyState State,
    [property: Id(2)] byte[] Wrapped,
    [property: Id(3)] string WrappedBy,
    [property: Id(4)] string? PublicJwk,
    [property: Id(5)] long CreatedAt,
    [property: Id(6)] long RetiresAt
);
