namespace FastCluster.Contracts.Clients;

/// <summary>The part of an accepted certification that later token requests are judged by.</summary>
/// <param name="Uris">Certification URIs it covers (CERT-31).</param>
/// <param name="ExpiresAt">Unix seconds at which it lapses.</param>
/// <param name="KeyThumbprints">RFC 7638 thumbprints the client is locked to, or empty (CERT-21).</param>
/// <param name="AllowedAddresses">Addresses, ranges or CIDR blocks the token endpoint accepts, or empty (CERT-22).</param>
[GenerateSerializer, Immutable, Alias("fc.CertificationLock")]
public sealed record CertificationLock(
    [property: Id(0)] string[] Uris,
    [property: Id(1)] long ExpiresAt,
    [property: Id(2)] string[] KeyThumbprints,
    [property: Id(3)] string[] AllowedAddresses
);
