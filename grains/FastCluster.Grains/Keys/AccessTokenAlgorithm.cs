namespace FastCluster.Grains.Keys;

/// <summary>The algorithms that access tokens may be signed with. AT-01.</summary>
public enum AccessTokenAlgorithm
{
    /// <summary>ECDSA on P-256: a signature costs 40 us and 86 characters.</summary>
    Es256,

    /// <summary>RSA, for resource servers that know nothing else: 880 us and 342 characters at 2,048 bits.</summary>
    Rs256,
}
