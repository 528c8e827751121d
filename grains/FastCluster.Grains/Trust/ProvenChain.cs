using System.Collections.Immutable;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Trust;

/// <summary>A certificate chain whose path to an anchor of one community was proven, kept for the requests to come.</summary>
/// <param name="View">View of the community it was proven in; another view means it has to be proven again.</param>
/// <param name="Path">The path.</param>
/// <param name="Key">The leaf's key, imported once.</param>
/// <param name="LeafThumbprint">SHA-256 of the leaf, 32 bytes.</param>
/// <param name="Entities">Everything the path names.</param>
internal sealed record ProvenChain(
    TrustView View,
    CertificatePath Path,
    VerificationKey Key,
    ReadOnlyMemory<byte> LeafThumbprint,
    ImmutableArray<EntityName> Entities
);
