namespace FastCluster.Udap.Jwt;

/// <summary>The kinds of public key that can verify a JWT.</summary>
public enum KeyKind
{
    /// <summary>RSA of 2,048 to 8,192 bits.</summary>
    Rsa,

    /// <summary>Elliptic curve P-256.</summary>
    P256,

    /// <summary>Elliptic curve P-384.</summary>
    P384,
}
