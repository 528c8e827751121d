using FastCluster.Udap.AccessTokens;

namespace FastCluster.Grains.Tokens;

/// <summary>What became of a presented access token.</summary>
/// <param name="Claims">Its claims when this server signed it, else null.</param>
/// <param name="IsAlive">Whether it is unexpired and nothing it names was revoked.</param>
internal readonly record struct LiveToken(AccessTokenClaims? Claims, bool IsAlive);
