using System.Text.Json;

namespace FastCluster.Udap.Jwt;

/// <summary>A JOSE header that passed its rules.</summary>
internal sealed record JwtHeader(JsonElement Members, JwtAlgorithm Algorithm, string? Type, JwtChain Chain);
