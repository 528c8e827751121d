using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;

namespace FastCluster.ResourceServer.Tokens;

/// <summary>
/// A token whose signature, issuer and audience were verified once. Key, time and revocation are judged at every use; that
/// the token was alive is remembered together with the state of revocations it was judged on.
/// </summary>
/// <param name="Claims">What the token says.</param>
/// <param name="KeyId">Its <c>kid</c>.</param>
/// <param name="Key">The published key that signed it.</param>
/// <param name="Verdict">The answer while it lives, made once.</param>
internal sealed record VerifiedToken(
    AccessTokenClaims Claims,
    string KeyId,
    VerificationKey Key,
    TokenVerdict.Accepted Verdict
)
{
    private long _aliveAsOf = -1;

    /// <summary>Unix seconds of <c>exp</c>.</summary>
    public long ExpiresAt { get; } = Claims.ExpiresAt.ToUnixTimeSeconds();

    /// <summary>Unix seconds of <c>iat</c>.</summary>
    public long IssuedAt { get; } = Claims.IssuedAt.ToUnixTimeSeconds();

    /// <summary>Whether it was found alive on this very state of revocations.</summary>
    /// <param name="version">Version of the state.</param>
    public bool WasAlive(long version) => Volatile.Read(ref _aliveAsOf) == version;

    /// <summary>Remembers that it was alive; two callers at once only repeat the judgement.</summary>
    /// <param name="version">Version of the state, read before the judgement.</param>
    public void RememberAlive(long version) => Volatile.Write(ref _aliveAsOf, version);
}
