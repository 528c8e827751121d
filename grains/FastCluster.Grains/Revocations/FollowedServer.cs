using FastCluster.Contracts.Revocations;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// Follows the log shards of one authorization server. Reads are one flight at a time; a position counts as confirmed
/// only when everything its entries speak of (CRL sets, trust snapshots) has been read too.
/// </summary>
internal sealed class FollowedServer(
    string serverId,
    IGrainFactory grains,
    RevocationIndex index,
    RevocationReaders readers,
    RevocationOptions options,
    TimeProvider clock,
    TimeProvider nodeClock
) : IDisposable
{
    private readonly long[] _positions = new long[options.Shards];
    private readonly SemaphoreSlim _flight = new(1, 1);
    private long _confirmedAt = long.MinValue;

    /// <summary>Authorization server id.</summary>
    public string ServerId => serverId;

    /// <summary>What is known.</summary>
    public RevocationIndex Index => index;

    private bool IsCurrent
    {
        get
        {
            var confirmedAt = Volatile.Read(ref _confirmedAt);
            return confirmedAt != long.MinValue && nodeClock.GetElapsedTime(confirmedAt) < options.Freshness;
        }
    }

    /// <summary>True at once while current; else one capped read decides.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public ValueTask<bool> EnsureCurrentAsync(CancellationToken cancellationToken) =>
        IsCurrent ? ValueTask.FromResult(true) : new(AskAsync(cancellationToken));

    /// <summary>Reads every shard now; when it returns, what was durable before the call is in the index.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _flight.WaitAsync(cancellationToken);
        try
        {
            var sentAt = nodeClock.GetTimestamp();
            for (var shard = 0; shard < _positions.Length; shard++)
            {
                var log = grains.GetGrain<IRevocationLogGrain>(RevocationShards.KeyOf(serverId, shard));
                var page = await log.ReadAfterAsync(_positions[shard], cancellationToken);
                await ApplyAsync(page, cancellationToken);
                _positions[shard] = page.Head;
            }

            index.Sweep(clock.GetUtcNow().ToUnixTimeSeconds());
            Volatile.Write(ref _confirmedAt, sentAt);
        }
        finally
        {
            _flight.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _flight.Dispose();

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CatchUpAsync(cancellationToken).WaitAsync(options.Freshness, nodeClock, cancellationToken);
            return IsCurrent;
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            return false;
        }
    }

    private async Task ApplyAsync(RevocationPage page, CancellationToken cancellationToken)
    {
        foreach (var entry in page.Entries)
        {
            index.Apply(entry);
        }

        foreach (var url in SubjectsOf(page, RevocationChange.CrlAccepted))
        {
            await readers.Crls.LoadAsync(serverId, url, cancellationToken);
        }

        foreach (var community in SubjectsOf(page, RevocationChange.TrustChanged))
        {
            await readers.Trust.ReloadAsync(serverId, community, cancellationToken);
        }
    }

    private static IEnumerable<string> SubjectsOf(RevocationPage page, RevocationChange change) =>
        page
            .Entries.Where(entry => entry.Change == change)
            .Select(entry => entry.Subject!)
            .Distinct(StringComparer.Ordinal);
}
