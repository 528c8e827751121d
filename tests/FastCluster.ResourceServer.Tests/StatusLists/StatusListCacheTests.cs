using System.Net;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Tokens;

namespace FastCluster.ResourceServer.Tests.StatusLists;

/// <summary>How long lists are kept, how often they are asked for, and what happens while they cannot be had.</summary>
public sealed class StatusListCacheTests
{
    private static readonly TimeSpan s_timeToLive = TimeSpan.FromSeconds(ListServer.TimeToLive);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    [Requirement("REV-13")]
    public async Task List_WithinItsTimeToLive_IsAskedForOnce()
    {
        using var server = new ListServer();
        await server.PresentAsync(0);
        server.Clock.Advance(s_timeToLive - s_second);
        await server.PresentAsync(1);

        Assert.Equal(1, server.Requests);
    }

    [Fact]
    [Requirement("REV-08")]
    [Requirement("REV-13")]
    public async Task Token_RevokedWhileItIsKept_IsRefusedOnceTheTimeToLiveIsOver()
    {
        using var server = new ListServer();
        var before = await server.PresentAsync();
        server.Statuses = new(1, [1]);
        server.Clock.Advance(s_timeToLive - s_second);
        var within = await server.PresentAsync();

        server.Clock.Advance(s_second);
        var after = await server.PresentAsync();

        Assert.IsType<TokenVerdict.Accepted>(before);
        Assert.IsType<TokenVerdict.Accepted>(within);
        Assert.Equal(new TokenVerdict.Refused(TokenRefusal.Revoked), after);
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_ThatManyNeedAtOnce_IsAskedForOnce()
    {
        using var server = new ListServer();
        using var gate = new SemaphoreSlim(0);
        server.BeforeAnswerAsync = () => gate.WaitAsync();

        var asked = Enumerable.Range(0, 50).Select(_ => Task.Run(() => server.PresentAsync())).ToArray();
        gate.Release();
        var verdicts = await Task.WhenAll(asked);

        Assert.All(verdicts, verdict => Assert.IsType<TokenVerdict.Accepted>(verdict));
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.Found)]
    [Requirement("REV-13")]
    public async Task List_NeverHad_LetsNobodyInAndIsNotAskedForAtEachRequest(HttpStatusCode status)
    {
        using var server = new ListServer { Status = status };
        var first = await server.PresentAsync();
        var second = await server.PresentAsync();
        Assert.Equal(1, server.Requests);

        server.Status = HttpStatusCode.OK;
        server.Clock.Advance(s_second);
        var third = await server.PresentAsync();

        Assert.Equal(new TokenVerdict.Unavailable(TokenRefusal.RevocationsUnknown), first);
        Assert.Equal(first, second);
        Assert.IsType<TokenVerdict.Accepted>(third);
    }

    [Theory]
    [InlineData(WhenStale.Refuse)]
    [InlineData(WhenStale.Accept)]
    [Requirement("REV-08")]
    [Requirement("REV-13")]
    public async Task List_ThatCannotBeHadAgain_CountsUntilItsEnd(WhenStale whenStale)
    {
        using var server = new ListServer(options =>
        {
            options.WhenStale = whenStale;
            options.ClockSkew = TimeSpan.Zero;
        });
        server.Statuses = new(1, [0b10]);
        await server.PresentAsync();
        server.Status = HttpStatusCode.ServiceUnavailable;
        server.Clock.Advance((2 * s_timeToLive) - s_second);
        var before = await server.PresentAsync();

        server.Clock.Advance(s_second);
        var valid = await server.PresentAsync(0);
        var invalid = await server.PresentAsync(1);

        Assert.IsType<TokenVerdict.Accepted>(before);
        Assert.Equal(whenStale == WhenStale.Accept, valid is TokenVerdict.Accepted);
        Assert.Equal(whenStale == WhenStale.Refuse, valid is TokenVerdict.Unavailable);
        Assert.Equal(new TokenVerdict.Refused(TokenRefusal.Revoked), invalid);
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task List_WhoseServerHangs_IsNotWaitedForWhileTheLastOneCounts()
    {
        using var server = new ListServer();
        await server.PresentAsync();
        using var gate = new SemaphoreSlim(0);
        server.BeforeAnswerAsync = () => gate.WaitAsync();
        server.Clock.Advance(s_timeToLive);

        var asked = server.PresentAsync();
        while (!asked.IsCompleted)
        {
            server.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.IsType<TokenVerdict.Accepted>(await asked);
        gate.Release();
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task Lists_ManyMoreThanAreKept_AreBounded()
    {
        using var server = new ListServer(options => options.MaximumStatusLists = 8);

        for (var list = 1; list <= 100; list++)
        {
            Assert.IsType<TokenVerdict.Accepted>(await server.PresentAsync(list: list));
        }

        Assert.Equal(8, server.Lists.Count);
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task Lists_ThatNobodyNamedForAnHour_AreDropped()
    {
        using var server = new ListServer();
        await server.PresentAsync(list: 1);
        server.Clock.Advance(TimeSpan.FromMinutes(59));
        await server.PresentAsync(list: 2);
        server.Clock.Advance(TimeSpan.FromSeconds(61));
        await server.PresentAsync(list: 3);

        Assert.Equal(2, server.Lists.Count);
    }
}
