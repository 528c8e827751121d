namespace FastCluster.Udap.Jwt;

/// <summary>The signature algorithms on the allow-list (RFC 7518 section 3.1). There is no other. JWT-02, JWT-04.</summary>
public enum JwtAlgorithm
{
    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256; fits an RSA key.</summary>
    Rs256,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-384; fits an RSA key.</summary>
    Rs384,

    /// <summary>ECDSA with SHA-256; fits a key on P-256.</summary>
    Es256,

    /// <summary>ECDSA with SHA-384; fits a key on P-384.</summary>
    Es384,
}
