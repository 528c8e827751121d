using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Storage;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// Follows the log shards of one authorization server. Reads are one flight at a time, which all who came before it began
/// share; a position counts as confirmed only when everything its entries speak of (CRL sets, trust snapshots) has been
/// read too, and its owner held its lease.
/// </summary>
internal sealed class FollowedServer(
    string serverId,
    IGrainFactory grains,
    RevocationIndex index,
    RevocationReaders readers,
    RevocationMetrics metrics,
    RevocationOptions options,
    TimeProvider clock,
    TimeProvider nodeClock
) : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);
    private readonly long[] _positions = new long[options.Shards];
    private readonly SemaphoreSlim _flight = new(1, 1);
    private readonly Lock _gate = new();
    private Task? _next;
    private volatile Confirmation? _confirmed;

    /// <summary>Authorization server id.</summary>
    public string ServerId => serverId;

    /// <summary>What is known.</summary>
    public RevocationIndex Index => index;

    /// <summary>
    /// How long ago the read that last confirmed the index was sent; null before the first. The longer of the monotonic clock,
    /// which stands still while a machine sleeps, and the time of day.
    /// </summary>
    public TimeSpan? Age
    {
        get
        {
            if (_confirmed is not { } confirmed)
            {
                return null;
            }

            var elapsed = nodeClock.GetElapsedTime(confirmed.Stamp);
            var passed = nodeClock.GetUtcNow() - confirmed.Time;
            return elapsed > passed ? elapsed : passed;
        }
    }

    /// <summary>Whether the index may be answered from.</summary>
    public bool IsCurrent => Age < options.Freshness;

    /// <summary>True at once while current; else reads decide, for at most <see cref="RevocationOptions.Patience"/>.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public ValueTask<bool> EnsureCurrentAsync(CancellationToken cancellationToken) =>
        IsCurrent ? ValueTask.FromResult(true) : new(AskAsync(cancellationToken));

    /// <summary>Reads every shard now; when it returns, what was durable before the call is in the index.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public Task CatchUpAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _next ??= Task.Run(FlyAsync, CancellationToken.None);
            return _next.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _flight.Dispose();

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        var start = nodeClock.GetTimestamp();
        for (
            var left = options.Patience;
            left > TimeSpan.Zero;
            left = options.Patience - nodeClock.GetElapsedTime(start)
        )
        {
            try
            {
                await CatchUpAsync(cancellationToken).WaitAsync(left, nodeClock, cancellationToken);
            }
            catch (Exception fault) when (fault is TimeoutException or OrleansException or StoreUnavailableException)
            {
                // the owner moves or is lost, or its successor cannot read its rows; it may answer in time
            }

            if (IsCurrent)
            {
                return true;
            }

            await Task.Delay(s_pause, nodeClock, cancellationToken);
        }

        return false;
    }

    /// <summary>Begins when the flight before has landed; who asks after that needs a later one.</summary>
    private async Task FlyAsync()
    {
        await _flight.WaitAsync();
        try
        {
            lock (_gate)
            {
                _next = null;
            }

            var sentAt = new Confirmation(nodeClock.GetTimestamp(), nodeClock.GetUtcNow());
            var pages = await Task.WhenAll(_positions.Select((position, shard) => ReadAsync(shard, position)));
            for (var shard = 0; shard < pages.Length; shard++)
            {
                await ApplyAsync(pages[shard], shard);
                _positions[shard] = pages[shard].Head;
            }

            index.Sweep();
            if (Array.TrueForAll(pages, page => page.IsConfirmed))
            {
                _confirmed = sentAt;
            }

            index.Journal.Announce();
        }
        finally
        {
            _flight.Release();
        }
    }

    private Task<RevocationPage> ReadAsync(int shard, long position) =>
        grains.GetGrain<IRevocationLogGrain>(RevocationShards.KeyOf(serverId, shard)).ReadAfterAsync(position);

    private async Task ApplyAsync(RevocationPage page, int shard)
    {
        index.Apply(page, entity => RevocationShards.Of(entity.Digest, _positions.Length) == shard);

        foreach (var url in SubjectsOf(page, RevocationChange.CrlAccepted))
        {
            await readers.Crls.LoadAsync(serverId, url, CancellationToken.None);
            index.OnCrlRead(serverId, url);
        }

        foreach (var community in SubjectsOf(page, RevocationChange.TrustChanged))
        {
            await readers.Trust.ReloadAsync(serverId, community, CancellationToken.None);
        }

        if (!page.IsSnapshot) // a snapshot repeats what may have been in force for long
        {
            Measure(page.Entries);
        }
    }

    private void Measure(RevocationEntry[] entries)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var entry in entries.Where(entry => entry.WrittenAtMilliseconds != 0))
        {
            metrics.OnInForce(TimeSpan.FromMilliseconds(now - entry.WrittenAtMilliseconds));
        }
    }

    private static IEnumerable<string> SubjectsOf(RevocationPage page, RevocationChange change) =>
        page
            .Entries.Where(entry => entry.Change == change)
            .Select(entry => entry.Subject!)
            .Distinct(StringComparer.Ordinal);

    /// <summary>When a read that confirmed the index was sent.</summary>
    private sealed record Confirmation(long Stamp, DateTimeOffset Time);
}
