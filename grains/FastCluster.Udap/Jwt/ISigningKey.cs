namespace FastCluster.Udap.Jwt;

/// <summary>A private key that signs JWTs; it may live in this process or in a key service. Any number of callers at once.</summary>
public interface ISigningKey
{
    /// <summary>The <c>kid</c> under which the public key is published.</summary>
    string KeyId { get; }

    /// <summary>The one algorithm this key signs with.</summary>
    JwtAlgorithm Algorithm { get; }

    /// <summary>Signs.</summary>
    /// <param name="signingInput">The bytes to sign; valid until the task ends, not kept.</param>
    /// <param name="cancellationToken">Ends the wait for a key service.</param>
    /// <returns>PKCS #1 v1.5 for RSA, the two numbers side by side (IEEE P1363) for ECDSA.</returns>
    ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> signingInput, CancellationToken cancellationToken = default);
}
