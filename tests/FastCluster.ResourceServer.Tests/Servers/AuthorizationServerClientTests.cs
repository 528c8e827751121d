using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Tests.Nodes;
using FastCluster.Udap.RevocationFeeds;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.ResourceServer.Tests.Servers;

public sealed class AuthorizationServerClientTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private readonly ScriptedServer _server = new();
    private readonly FakeTimeProvider _clock = new(TestCommunity.Now);
    private readonly FastClusterBearerOptions _options;
    private readonly AuthorizationServerClient _client;

    public AuthorizationServerClientTests()
    {
        _options = _server.Options();
        (_options.KeySetAddress, _options.RevocationFeedAddress) = (null, null);
        _client = new(_options, _clock);
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_ThatMoved_IsFoundByTheMetadataOnceItsOldAddressIsGone()
    {
        await FollowAsync();

        _server.FeedPath = "/elsewhere";
        var fault = await Assert.ThrowsAsync<ServerUnavailableException>(FollowAsync);
        await FollowAsync();

        Assert.Equal("The revocation feed answered 404.", fault.Message);
        Assert.Equal(2, _server.FeedRequests);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_WhoseAnswerIsLongerThanAllowed_IsNotRead()
    {
        var body = new byte[_options.MaximumFeedBytes + 1];
        _server.AnswerFeedAsync = _ => Task.FromResult(ScriptedServer.Answer(body));

        var fault = await Assert.ThrowsAsync<ServerUnavailableException>(FollowAsync);

        Assert.Equal("The revocation feed is longer than allowed.", fault.Message);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_WhoseAnswerStopsHalfway_IsGivenUpAfterMoreThanThePatienceForItsBeginning()
    {
        _server.AnswerFeedAsync = _ =>
            Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) });

        var failure = Assert.ThrowsAsync<ServerUnavailableException>(FollowAsync);
        _clock.Advance(s_patience * 2);
        Assert.False(failure.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("The revocation feed did not answer in time.", (await failure).Message);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_OfAnotherIssuer_IsNotTaken()
    {
        var page = ScriptedServer.Page() with { Issuer = "https://other.test" };
        _server.AnswerFeedAsync = _ => Task.FromResult(ScriptedServer.Answer(page));

        var fault = await Assert.ThrowsAsync<ServerUnavailableException>(FollowAsync);

        Assert.Equal("The revocation feed is that of another issuer.", fault.Message);
    }

    private async Task<FeedPage> FollowAsync() =>
        (await _client.FollowAsync(cursor: null, TimeSpan.Zero, s_patience, CancellationToken.None)).Page;
}
