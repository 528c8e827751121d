using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.Udap.RevocationFeeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FastCluster.ResourceServer.Revocations;

/// <summary>
/// Keeps the state of revocations current: one held request after the other, and after a failure soon again. No fault but
/// the end of the application ends it.
/// </summary>
internal sealed class FeedFollower(
    AuthorizationServerClient server,
    RevocationState state,
    FastClusterBearerOptions options,
    TimeProvider clock,
    ILogger<FeedFollower> log
) : BackgroundService
{
    private static readonly TimeSpan s_oftenStrayed = TimeSpan.FromMinutes(1);
    private readonly FeedPace _pace = new(options);
    private string? _cursor;
    private string? _cause;
    private int _failures;
    private Moment? _strayedAt;
    private bool _toldOfStrays;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Revocations == RevocationSource.Feed && !stoppingToken.IsCancellationRequested)
        {
            var pause = await FollowOnceAsync(stoppingToken);
            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    private async Task<TimeSpan> FollowOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            var isSettled = _cursor is not null && _failures == 0;
            var (page, sentAt) = await server.FollowAsync(
                _cursor,
                isSettled ? options.PollWait : TimeSpan.Zero,
                isSettled ? _pace.HeldPatience : _pace.PromptPatience,
                stoppingToken
            );
            return Take(page, sentAt);
        }
        catch (ServerUnavailableException fault)
        {
            return OnFailure(fault.Message, fault.RetryAfter);
        }
#pragma warning disable CA1031 // the loop must outlive any fault: it is all that keeps revocations known
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return OnFailure($"A page could not be taken in: {fault.GetType().Name}.", retryAfter: null);
        }
    }

    private TimeSpan Take(FeedPage page, Moment sentAt)
    {
        if (!state.Apply(page, sentAt))
        {
            return options.PollPause; // of a node that lags behind the one before; it catches up within a second
        }

        if (_failures > 0 || _cursor is null)
        {
            log.FeedFollowed();
        }

        var isStray = page.IsSnapshot && _cursor is not null;
        (_failures, _cause, _cursor) = (0, null, page.Cursor);
        return isStray ? OnStray() : options.PollPause;
    }

    private TimeSpan OnFailure(string cause, TimeSpan? retryAfter)
    {
        _failures++;
        if (!string.Equals(cause, _cause, StringComparison.Ordinal))
        {
            _cause = cause;
            log.FeedLost(cause);
        }

        return _pace.AfterFailure(_failures, retryAfter);
    }

    /// <summary>One such answer is a node that started anew; several within a minute are requests that are spread over nodes.</summary>
    private TimeSpan OnStray()
    {
        var now = Moment.Of(clock);
        if (!_toldOfStrays && _strayedAt is { } before && before.Until(now, clock) < s_oftenStrayed)
        {
            _toldOfStrays = true;
            log.FeedSpread();
        }

        _strayedAt = now;
        return _pace.AfterStray;
    }
}
