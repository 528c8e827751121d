namespace FastCluster.Contracts.Trust;

/// <summary>The communities of one authorization server as one version of the configuration declares them.</summary>
/// <param name="Version">Declared version, from 1; an older one never replaces a newer one.</param>
/// <param name="Digest">SHA-256 of the declared content, base64url: one version has one content.</param>
/// <param name="Communities">The communities; what is missing here and was declared before is retired.</param>
[GenerateSerializer, Immutable, Alias("fc.TrustDeclaration")]
public sealed record TrustDeclaration(
    [property: Id(0)] long Version,
    [property: Id(1)] string Digest,
    [property: Id(2)] DeclaredCommunity[] Communities
);
