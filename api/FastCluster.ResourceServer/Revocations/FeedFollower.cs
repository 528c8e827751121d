using System.Security.Cryptography;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FastCluster.ResourceServer.Revocations;

/// <summary>
/// Keeps the state of revocations current: one held request after the other, and after a failure soon again with a pause
/// that grows and is not the same on every server.
/// </summary>
internal sealed class FeedFollower(
    AuthorizationServerClient server,
    RevocationState state,
    FastClusterBearerOptions options,
    TimeProvider clock,
    ILogger<FeedFollower> log
) : BackgroundService
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_snapshotPatience = TimeSpan.FromSeconds(30);
    private string? _cursor;
    private int _failures;

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
            var wait = isSettled ? options.PollWait : TimeSpan.Zero;
            var patience = isSettled ? options.StalenessBound * 0.75 : s_snapshotPatience;
            var (page, sentAt) = await server.FollowAsync(_cursor, wait, patience, stoppingToken);
            state.Apply(page, sentAt);
            OnSuccess(isFirst: _cursor is null);
            _cursor = page.Cursor;
            return options.PollPause;
        }
        catch (ServerUnavailableException fault)
        {
            if (_failures++ == 0)
            {
                log.FeedLost(fault.Message);
            }

            return fault.RetryAfter is { } asked && asked <= s_longestPause ? asked : Backoff();
        }
    }

    private void OnSuccess(bool isFirst)
    {
        if (_failures > 0 || isFirst)
        {
            log.FeedFollowed();
        }

        _failures = 0;
    }

    /// <summary>Between half and the whole of a pause that doubles, at most a fifth of the bound.</summary>
    private TimeSpan Backoff()
    {
        var longest = options.StalenessBound / 5 < s_longestPause ? options.StalenessBound / 5 : s_longestPause;
        var pause = s_firstPause * (1 << Math.Min(_failures - 1, 5));
        pause = pause < longest ? pause : longest;
        return pause * (0.5 + (RandomNumberGenerator.GetInt32(512) / 1024.0));
    }
}
