namespace FastCluster.Contracts.Clients;

/// <summary>A certificate the client registered with, and the facts read from it.</summary>
/// <param name="Der">The leaf, DER.</param>
/// <param name="Thumbprint">SHA-256, base64url.</param>
/// <param name="Anchor">SHA-256 of the anchor its path ended at, base64url.</param>
/// <param name="Organization">Subject organization, or null.</param>
/// <param name="Country">Subject country, or null.</param>
/// <param name="PolicyOids">Certificate policies valid for the path.</param>
/// <param name="SeenAt">Unix seconds at which it was last registered with.</param>
/// <param name="Name">Name under which the certificate is revoked, 22 characters of base64url.</param>
/// <param name="CaNames">Names of the CA certificates of its path, leaf first.</param>
[GenerateSerializer, Immutable, Alias("fc.ClientCertificate")]
public sealed record ClientCertificate(
    [property: Id(0)] byte[] Der,
    [property: Id(1)] string Thumbprint,
    [property: Id(2)] string Anchor,
    [property: Id(3)] string? Organization,
    [property: Id(4)] string? Country,
    [property: Id(5)] string[] PolicyOids,
    [property: Id(6)] long SeenAt,
    [property: Id(7)] string Name,
    [property: Id(8)] string[] CaNames
);
