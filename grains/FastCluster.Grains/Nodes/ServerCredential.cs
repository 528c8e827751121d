using System.Collections.Immutable;
using FastCluster.Udap.Jwt;

namespace FastCluster.Grains.Nodes;

/// <summary>A certificate chain of the server and the handle of its key.</summary>
/// <param name="Chain">DER certificates, leaf first, root left out.</param>
/// <param name="Key">Handle that signs with the leaf's key (RS256).</param>
public sealed record ServerCredential(ImmutableArray<ReadOnlyMemory<byte>> Chain, ISigningKey Key);
