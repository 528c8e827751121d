using System.Net;
using FastCluster.ResourceServer.Tests.Tokens;
using FastCluster.ResourceServer.Tokens;

namespace FastCluster.ResourceServer.Tests.Keys;

/// <summary>A token falls with the key that signed it, whether it is kept or not.</summary>
public sealed class WithdrawnKeyTests : IDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(5);
    private readonly VerifierBench _bench = new();
    private readonly IssuingKey _withdrawn = new("withdrawn");
    private readonly IssuingKey _other = new("other");

    public void Dispose()
    {
        _bench.Dispose();
        _withdrawn.Dispose();
        _other.Dispose();
    }

    [Fact]
    [Requirement("AT-08")]
    [Requirement("AT-11")]
    public async Task Token_KeptOfAKeyThatWasWithdrawn_IsRefused()
    {
        var token = await KeepTokenAsync();

        _bench.Server.Publish(_other.Jwk);
        await RefreshAsync();

        Assert.Equal(new TokenVerdict.Refused(TokenRefusal.UnknownKey), await _bench.VerifyAsync(token));
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task Token_KeptOfAKeyIdThatNamesAnotherKeyNow_IsRefused()
    {
        var token = await KeepTokenAsync();

        using var other = new IssuingKey("withdrawn");
        _bench.Server.Publish(other.Jwk);
        await RefreshAsync();

        Assert.Equal(new TokenVerdict.Refused(TokenRefusal.Signature), await _bench.VerifyAsync(token));
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task Token_KeptOfAKeyThatIsPublishedAgain_IsKeptOnceMore()
    {
        var token = await KeepTokenAsync();
        _bench.Server.Publish(_other.Jwk);
        await RefreshAsync();

        _bench.Server.Publish(_other.Jwk, _withdrawn.Jwk);
        await RefreshAsync();

        var first = await _bench.VerifyAsync(token);
        Assert.Same(Assert.IsType<TokenVerdict.Accepted>(first), await _bench.VerifyAsync(token));
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task Token_Kept_IsNotVerifiedAnewWhenTheSameKeyIsReadAgain()
    {
        var token = await KeepTokenAsync();
        var before = await _bench.VerifyAsync(token);

        _bench.Server.Publish(_other.Jwk, _withdrawn.Jwk);
        await RefreshAsync();

        Assert.Same(before, await _bench.VerifyAsync(token));
    }

    [Fact]
    [Requirement("AT-08")]
    public async Task Keys_WhileTheKeySetFails_AreBelievedForAnHourBeyondTheirNextReading()
    {
        await KeepTokenAsync();
        _bench.Server.AnswerKeysAsync = _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway));

        _bench.Clock.Advance(s_period + TimeSpan.FromMinutes(59));
        var token = await _withdrawn.SignAsync(_bench.Claims());
        var within = await _bench.VerifyAsync(token);
        _bench.Clock.Advance(TimeSpan.FromMinutes(2));
        var beyond = await _bench.VerifyAsync(token);

        Assert.IsType<TokenVerdict.Accepted>(within);
        Assert.Equal(new TokenVerdict.Unavailable(TokenRefusal.KeysUnavailable), beyond);
    }

    private async Task<string> KeepTokenAsync()
    {
        _bench.Server.Publish(_withdrawn.Jwk, _other.Jwk);
        var token = await _withdrawn.SignAsync(_bench.Claims());
        Assert.IsType<TokenVerdict.Accepted>(await _bench.VerifyAsync(token));
        return token;
    }

    private async Task RefreshAsync()
    {
        _bench.Clock.Advance(s_period);
        await _bench.Keys.RefreshAsync(CancellationToken.None);
    }
}
