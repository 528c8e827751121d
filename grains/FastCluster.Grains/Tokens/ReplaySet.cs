using FastCluster.Contracts.Tokens;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Unexpired uses of one shard, by the second of their end, so that a <c>jti</c> is free again as soon as it may be
/// (JWT-14): forgetting drops whole seconds, and a use costs one entry. It belongs to one actor, which lets requests on its
/// own node add to it while it is open. Safe for concurrent use.
/// </summary>
internal sealed class ReplaySet
{
    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, ulong> _attempts = [];
    private readonly SortedDictionary<long, List<UInt128>> _seconds = [];

    /// <summary>What others than the actor may add; null while it is closed.</summary>
    private volatile ReplayOpening? _opening;

    /// <summary>Whether one of them was sent to the actor, so that it moves its mark on.</summary>
    private bool _isRenewing;

    /// <summary>Unix seconds: uses that ended before it are forgotten.</summary>
    private long _forgotten;

    /// <summary>Number of remembered uses.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _attempts.Count;
            }
        }
    }

    /// <summary>Lets others add uses that fit, until it is closed.</summary>
    /// <param name="opening">What fits.</param>
    public void Open(ReplayOpening opening)
    {
        lock (_lock)
        {
            _opening = opening;
            _isRenewing = false;
        }
    }

    /// <summary>Nothing is added by others once this returned.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _opening = null;
        }
    }

    /// <summary>Remembers a new use, when the set is open for it.</summary>
    /// <param name="claim">The use.</param>
    /// <param name="entry">How it is remembered.</param>
    /// <param name="now">Unix milliseconds.</param>
    /// <returns>What was open; null when nothing was added, and the actor has to be asked.</returns>
    public ReplayOpening? TryAdd(in ReplayClaim claim, ReplayEntry entry, long now)
    {
        if (_opening?.Fits(claim, now) != true)
        {
            return null; // without the lock, which the actor may hold for long while it hands everything on
        }

        lock (_lock)
        {
            if (
                _opening is not { } opening
                || !opening.Fits(claim, now)
                || entry.ForgetAt < _forgotten
                || _attempts.ContainsKey(entry.Digest)
            )
            {
                return null;
            }

            if (now >= opening.RenewAt && !_isRenewing)
            {
                _isRenewing = true;
                return null;
            }

            return _attempts.Count < opening.Capacity && AddNew(entry) ? opening : null;
        }
    }

    /// <summary>Whether the use is remembered.</summary>
    public bool Contains(UInt128 digest)
    {
        lock (_lock)
        {
            return _attempts.ContainsKey(digest);
        }
    }

    /// <summary>Whether this very claim recorded the use.</summary>
    public bool IsOf(UInt128 digest, ulong attempt)
    {
        lock (_lock)
        {
            return attempt != 0 && _attempts.TryGetValue(digest, out var recorded) && recorded == attempt;
        }
    }

    /// <summary>Remembers a use.</summary>
    /// <param name="entry">The use.</param>
    /// <returns>False when it was remembered already.</returns>
    public bool Add(ReplayEntry entry)
    {
        lock (_lock)
        {
            return AddNew(entry);
        }
    }

    private bool AddNew(ReplayEntry entry)
    {
        if (!_attempts.TryAdd(entry.Digest, entry.Attempt))
        {
            return false;
        }

        if (!_seconds.TryGetValue(entry.ForgetAt, out var digests))
        {
            _seconds[entry.ForgetAt] = digests = [];
        }

        digests.Add(entry.Digest);
        return true;
    }

    /// <summary>Forgets the uses that ended before now.</summary>
    /// <param name="now">Unix seconds.</param>
    public void Forget(long now)
    {
        lock (_lock)
        {
            _forgotten = Math.Max(_forgotten, now);
            while (_seconds.Count > 0)
            {
                var (second, digests) = _seconds.First();
                if (second >= now)
                {
                    return;
                }

                digests.ForEach(digest => _attempts.Remove(digest));
                _seconds.Remove(second);
            }
        }
    }

    /// <summary>Everything remembered.</summary>
    public List<ReplayEntry> ToList()
    {
        lock (_lock)
        {
            return
            [
                .. _seconds.SelectMany(second =>
                    second.Value.Select(digest => new ReplayEntry(digest, second.Key, _attempts[digest]))
                ),
            ];
        }
    }
}
