using System.Collections.Immutable;

namespace FastCluster.Udap.Jwt;

/// <summary>The decoded <c>x5c</c> member and the digest over it.</summary>
internal sealed record JwtChain(ImmutableArray<ReadOnlyMemory<byte>> Certificates, ReadOnlyMemory<byte> Digest);
