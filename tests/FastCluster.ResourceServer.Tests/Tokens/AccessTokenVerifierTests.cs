using FastCluster.ResourceServer.Tokens;

namespace FastCluster.ResourceServer.Tests.Tokens;

public sealed class AccessTokenVerifierTests : IDisposable
{
    private readonly VerifierBench _bench = new();
    private readonly IssuingKey _key = new("key");

    public AccessTokenVerifierTests() => _bench.Server.Publish(_key.Jwk);

    public void Dispose()
    {
        _bench.Dispose();
        _key.Dispose();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3600, true)]
    [InlineData(3601, false)]
    [InlineData(315_360_000, false)]
    [Requirement("AT-11")]
    [Requirement("TOK-21")]
    public async Task Token_OfALifeThatNoServerGives_IsRefused(int seconds, bool isAccepted)
    {
        var claims = _bench.Claims();
        var token = await _key.SignAsync(claims with { ExpiresAt = claims.IssuedAt.AddSeconds(seconds) });

        var verdict = await _bench.VerifyAsync(token);

        Assert.Equal(isAccepted, verdict is TokenVerdict.Accepted);
        Assert.Equal(!isAccepted, verdict is TokenVerdict.Refused { Reason: TokenRefusal.Malformed });
    }
}
