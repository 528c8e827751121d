using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Keys;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>Reads access tokens of this server back: signature by a key of the ring, then expiry and revocation.</summary>
internal sealed class TokenReader(KeyDirectory keys, TimeProvider clock)
{
    /// <summary>Reads a token; any text is allowed (REV-11).</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="token">The token.</param>
    /// <param name="index">A current index.</param>
    public async ValueTask<LiveToken> ReadAsync(AuthorizationServer server, string token, RevocationIndex index)
    {
        if (!AccessTokenReader.TryParse(token, out var read) || !await IsOursAsync(server, read!))
        {
            return default;
        }

        var claims = read!.Claims;
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var isDead =
            now >= claims.ExpiresAt.ToUnixTimeSeconds()
            || index.IsTokenDead(TokenDigest.Of(server.Id, claims.JwtId), now)
            || !index.IsAlive(server.Id, claims.Entities.AsSpan());
        return new LiveToken(claims, !isDead);
    }

    private async ValueTask<bool> IsOursAsync(AuthorizationServer server, AccessToken token)
    {
        var ring = await keys.GetAsync(server.Id, KeyUse.AccessToken);
        return ring.ById.TryGetValue(token.KeyId, out var key)
            && token.Algorithm == key.Signing!.Algorithm
            && key.Verification!.Verify(token.Algorithm, token.SigningInput.Span, token.Signature.Span)
                == RejectionReason.None
            && string.Equals(token.Claims.Issuer, server.Issuer, StringComparison.Ordinal);
    }
}
