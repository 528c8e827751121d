namespace FastCluster.Udap.Jwt;

/// <summary>The byte parts of a compact serialization that verification needs.</summary>
internal readonly record struct JwtParts(ReadOnlyMemory<byte> SigningInput, ReadOnlyMemory<byte> Signature);
