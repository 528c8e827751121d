using FastCluster.ResourceServer.Servers;

namespace FastCluster.ResourceServer.StatusLists;

/// <summary>
/// One list and the request for it: one at a time, which all who need it share, and after a failure not at once again. Any
/// number of callers at once.
/// </summary>
/// <param name="uri">Its address.</param>
/// <param name="source">Fetches it.</param>
/// <param name="clock">Monotonic clock.</param>
internal sealed class FollowedStatusList(string uri, StatusListSource source, TimeProvider clock)
{
    /// <summary>After a failure.</summary>
    private static readonly TimeSpan s_cooldown = TimeSpan.FromSeconds(1);

    /// <summary>How long a request waits for a newer list while there is one that still says something.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private volatile VerifiedStatusList? _last;
    private Task? _flight;
    private long _failedAt = long.MinValue;
    private long _usedAt = clock.GetTimestamp();

    /// <summary>When it was asked for last, on the monotonic clock.</summary>
    public long UsedAt => Volatile.Read(ref _usedAt);

    /// <summary>The list: as it is kept for its time to live, then a newer one, or the last where none can be had.</summary>
    /// <param name="cancellationToken">Ends the caller's wait, not the request.</param>
    /// <returns>Null as long as none could be had.</returns>
    public ValueTask<VerifiedStatusList?> GetAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _usedAt, clock.GetTimestamp());
        return _last is { } last && last.SentAt.Until(Moment.Of(clock), clock) < last.TimeToLive
            ? new(last)
            : new(AskAsync(cancellationToken));
    }

    /// <summary>Shares the request that is under way, or begins one unless it has failed a moment ago.</summary>
    private async Task<VerifiedStatusList?> AskAsync(CancellationToken cancellationToken)
    {
        Task? flight;
        lock (_gate)
        {
            var isCool = _failedAt != long.MinValue && clock.GetElapsedTime(_failedAt) < s_cooldown;
            _flight ??= isCool ? null : Task.Run(FlyAsync, CancellationToken.None);
            flight = _flight;
        }

        var patience = _last is null ? Timeout.InfiniteTimeSpan : s_patience;
        try
        {
            await (flight ?? Task.CompletedTask).WaitAsync(patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // the last one is judged by its own end
        }

        return _last;
    }

    private async Task FlyAsync()
    {
        var list = await source.FetchAsync(uri);
        lock (_gate)
        {
            _last = list ?? _last;
            _failedAt = list is null ? clock.GetTimestamp() : long.MinValue;
            _flight = null;
        }
    }
}
