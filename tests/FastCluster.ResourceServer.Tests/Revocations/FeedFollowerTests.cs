using System.Net;
using System.Net.Http.Headers;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Tests.Nodes;
using FastCluster.Testing.Logs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.ResourceServer.Tests.Revocations;

/// <summary>The follower against a scripted server, on a clock that the test moves.</summary>
public sealed class FeedFollowerTests : IAsyncDisposable
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(250);
    private readonly ScriptedServer _server = new();
    private readonly FakeTimeProvider _clock = new(TestCommunity.Now);
    private readonly RecordingLoggerProvider _logs = new();
    private readonly LoggerFactory _loggers;
    private readonly AuthorizationServerClient _client;
    private readonly RevocationState _state;
    private readonly FeedFollower _follower;

    public FeedFollowerTests()
    {
        var options = _server.Options();
        _loggers = new([_logs]);
        _client = new(options, _clock);
        _state = new(_clock);
        _follower = new(_client, _state, options, _clock, _loggers.CreateLogger<FeedFollower>());
    }

    public async ValueTask DisposeAsync()
    {
        await _follower.StopAsync(CancellationToken.None);
        _follower.Dispose();
        _client.Dispose();
        _server.Dispose();
        _loggers.Dispose();
        _logs.Dispose();
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Server_ThatHung_IsFollowedWithinTheBoundOnceItAnswersAgain()
    {
        var answer = _server.AnswerFeedAsync;
        await StartAsync();
        await PassAsync(TimeSpan.FromSeconds(2));
        _server.AnswerFeedAsync = HangAsync;
        await PassAsync(TimeSpan.FromSeconds(9));

        _server.AnswerFeedAsync = answer;
        await PassAsync(TimeSpan.FromSeconds(9));

        Assert.InRange(_state.Age!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Server_ThatAsksToComeBackAtOnce_IsNotAskedWithoutAPause()
    {
        _server.AnswerFeedAsync = _ =>
            Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                {
                    Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.Zero) },
                }
            );

        await StartAsync();
        await PassAsync(TimeSpan.FromSeconds(5));

        Assert.InRange(_server.FeedRequests, 2, 12);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Requests_ThatAreSpreadOverNodes_AreFewAndToldOfOnce()
    {
        await StartAsync();
        await PassAsync(TimeSpan.FromSeconds(20));

        Assert.InRange(_server.FeedRequests, 5, 12);
        Assert.InRange(_state.Age!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Single(_logs.EventIds, 2506);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Snapshot_OfANodeThatLagsBehind_IsAskedForAgain()
    {
        await StartAsync();
        await PassAsync(s_step);
        var age = TimeSpan.FromSeconds(5);
        _server.AnswerFeedAsync = _ =>
            Task.FromResult(ScriptedServer.Answer(ScriptedServer.Page() with { ConfirmedAge = age }));
        await PassAsync(TimeSpan.FromSeconds(3));
        var meanwhile = _state.Age;

        age = TimeSpan.Zero;
        await PassAsync(TimeSpan.FromSeconds(1));

        Assert.InRange(meanwhile!.Value, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(3.5));
        Assert.InRange(_state.Age!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(2501, _logs.EventIds);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Failure_OfAnotherCause_IsToldOfAgain()
    {
        var status = HttpStatusCode.Unauthorized;
        _server.AnswerFeedAsync = _ => Task.FromResult(new HttpResponseMessage(status));
        await StartAsync();
        await PassAsync(TimeSpan.FromSeconds(5));

        status = HttpStatusCode.BadGateway;
        await PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(
            ["The revocation feed answered 401.", "The revocation feed answered 502."],
            _logs.Texts.Select(text => text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..])
        );
    }

    private async Task StartAsync()
    {
        await _follower.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => Task.FromResult(_server.FeedRequests > 0), "a first request");
    }

    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += s_step)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System); // the follower runs on threads of its own
            _clock.Advance(s_step);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
    }

    private static async Task<HttpResponseMessage> HangAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("It was not cancelled.");
    }
}
