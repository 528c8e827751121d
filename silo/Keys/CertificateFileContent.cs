using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace FastCluster.Silo.Keys;

/// <summary>A certificate with its private key and the rest of its chain, as read from files.</summary>
/// <param name="Leaf">The certificate with its private key.</param>
/// <param name="Issuers">CA certificates above it, DER, nearest first; a root is left out.</param>
public sealed record CertificateFileContent(X509Certificate2 Leaf, ImmutableArray<ReadOnlyMemory<byte>> Issuers)
    : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Leaf.Dispose();
}
