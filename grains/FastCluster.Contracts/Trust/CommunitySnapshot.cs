namespace FastCluster.Contracts.Trust;

/// <summary>A community as its actor holds it.</summary>
/// <param name="Uri">Community URI.</param>
/// <param name="Version">Raised by every change.</param>
/// <param name="IsEnabled">False once retired from the declaration or disabled by the operator.</param>
/// <param name="Anchors">Anchors, DER, with their standing.</param>
/// <param name="Intermediates">Configured intermediates, DER.</param>
/// <param name="CertifierAnchors">Anchors of certifiers, DER.</param>
[GenerateSerializer, Immutable, Alias("fc.CommunitySnapshot")]
public sealed record CommunitySnapshot(
    [property: Id(0)] string Uri,
    [property: Id(1)] long Version,
    [property: Id(2)] bool IsEnabled,
    [property: Id(3)] AnchorSnapshot[] Anchors,
    [property: Id(4)] byte[][] Intermediates,
    [property: Id(5)] byte[][] CertifierAnchors
);
