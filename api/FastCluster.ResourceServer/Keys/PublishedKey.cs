using FastCluster.Udap.Jwt;

namespace FastCluster.ResourceServer.Keys;

/// <summary>A key of the key set, imported once and the same object as long as it is published with the same numbers.</summary>
/// <param name="Key">Verifies signatures.</param>
/// <param name="PublicKey">What was published, as DER (RFC 5280 section 4.1.2.7).</param>
internal sealed record PublishedKey(VerificationKey Key, ReadOnlyMemory<byte> PublicKey);
