using FastCluster.ResourceServer.Tests.Nodes;
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

    [Fact]
    [Requirement("AT-11")]
    public async Task Token_OfAnotherIssuerWithTheSameKeys_IsRefused()
    {
        var token = await _key.SignAsync(_bench.Claims() with { Issuer = ScriptedServer.Issuer + "/" });

        Assert.Equal(new TokenVerdict.Refused(TokenRefusal.Issuer), await _bench.VerifyAsync(token));
    }

    [Fact]
    [Requirement("AT-11")]
    public async Task Token_WhoseScopesExceedWhatACallerMaySend_HasThemAll()
    {
        var scopes = Enumerable.Range(0, 600).Select(one => $"system/Resource{one}.rs").ToList();
        var text = string.Join(' ', scopes) + " " + new string('x', 513);
        var token = await _key.SignAsync(_bench.Claims() with { Scope = text });

        var verdict = Assert.IsType<TokenVerdict.Accepted>(await _bench.VerifyAsync(token));

        Assert.Equal(scopes, verdict.Authorization.Scopes.Tokens.Select(one => one.Text));
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task Token_OfAnUnknownKeyWhileTheKeySetHangs_IsAnsweredWithin2Seconds()
    {
        await _bench.VerifyAsync(await _key.SignAsync(_bench.Claims()));
        _bench.Server.AnswerKeysAsync = HangAsync;
        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        using var other = new IssuingKey("other");

        var verdict = _bench.VerifyAsync(await other.SignAsync(_bench.Claims()));
        Assert.False(verdict.IsCompleted);
        _bench.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new TokenVerdict.Unavailable(TokenRefusal.KeysUnavailable), await verdict);
    }

    private static async Task<HttpResponseMessage> HangAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("It was not cancelled.");
    }
}
