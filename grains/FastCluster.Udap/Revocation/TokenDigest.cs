namespace FastCluster.Udap.Revocation;

/// <summary>The short name under which one access token is revoked by itself: a digest, so that a feed names no token.</summary>
public static class TokenDigest
{
    /// <summary>Digest of a token id within an authorization server. Part of the storage and wire shape: never change it.</summary>
    /// <param name="serverId">Id of the authorization server, as its feed states it.</param>
    /// <param name="jwtId">The token's <c>jti</c>.</param>
    public static UInt128 Of(string serverId, string jwtId) => StableDigest.Of("token", serverId, jwtId);
}
