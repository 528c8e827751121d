namespace FastCluster.Udap.UpstreamSignIn;

/// <summary>For whom and when a JWT of this server is, and its name.</summary>
/// <param name="Audience">The signed endpoint that it is sent to, exact. BCP-11.</param>
/// <param name="Now">The server's time.</param>
/// <param name="JwtId">Never used before.</param>
public sealed record UpstreamJwtStamp(string Audience, DateTimeOffset Now, string JwtId);
