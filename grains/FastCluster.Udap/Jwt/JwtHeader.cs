namespace FastCluster.Udap.Jwt;

/// <summary>A JOSE header that passed its rules.</summary>
internal sealed record JwtHeader(JwtAlgorithm Algorithm, string? Type, JwtChain Chain);
