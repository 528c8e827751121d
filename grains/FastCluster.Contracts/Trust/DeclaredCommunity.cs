namespace FastCluster.Contracts.Trust;

/// <summary>One declared community: certificates as DER; its policy stays in the configuration of the node.</summary>
/// <param name="Uri">Community URI.</param>
/// <param name="Anchors">Anchors of clients and servers, DER.</param>
/// <param name="Intermediates">Configured intermediates, DER.</param>
/// <param name="CertifierAnchors">Anchors of certifiers, DER (X509-21).</param>
[GenerateSerializer, Immutable, Alias("fc.DeclaredCommunity")]
public sealed record DeclaredCommunity(
    [property: Id(0)] string Uri,
    [property: Id(1)] byte[][] Anchors,
    [property: Id(2)] byte[][] Intermediates,
    [property: Id(3)] byte[][] CertifierAnchors
);
