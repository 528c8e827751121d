namespace FastCluster.Pki;

/// <summary>The key pairs that a certificate may hold. Order and values carry no meaning outside a process.</summary>
public enum KeyAlgorithm
{
    /// <summary>ECDSA on curve P-256; signs with SHA-256.</summary>
    EcP256,

    /// <summary>ECDSA on curve P-384; signs with SHA-384.</summary>
    EcP384,

    /// <summary>RSA, 2048 bits, PKCS #1 v1.5; signs with SHA-256.</summary>
    Rsa2048,

    /// <summary>RSA, 3072 bits, PKCS #1 v1.5; signs with SHA-256.</summary>
    Rsa3072,

    /// <summary>RSA, 1024 bits: too weak for any community, made only to be refused.</summary>
    Rsa1024,
}
