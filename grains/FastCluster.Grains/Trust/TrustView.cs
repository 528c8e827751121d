using FastCluster.Udap.Certificates;

namespace FastCluster.Grains.Trust;

/// <summary>A community as a node judges by it; immutable, swapped whole.</summary>
/// <param name="Uri">Community URI.</param>
/// <param name="IsEnabled">Whether anything may be accepted in it.</param>
/// <param name="Store">Anchors and intermediates of clients and servers.</param>
/// <param name="CertifierStore">Anchors of certifiers, with the same intermediates (X509-21).</param>
internal sealed record TrustView(string Uri, bool IsEnabled, TrustStore Store, TrustStore CertifierStore);
