namespace FastCluster.Grains.Tokens;

/// <summary>
/// Unexpired uses of one shard, by the second of their end, so that a <c>jti</c> is free again as soon as it may be
/// (JWT-14): forgetting drops whole seconds, and a use costs one entry. Not thread-safe: it belongs to one actor.
/// </summary>
internal sealed class ReplaySet
{
    private readonly Dictionary<UInt128, ulong> _attempts = [];
    private readonly SortedDictionary<long, List<UInt128>> _seconds = [];

    /// <summary>Number of remembered uses.</summary>
    public int Count => _attempts.Count;

    /// <summary>Whether the use is remembered.</summary>
    public bool Contains(UInt128 digest) => _attempts.ContainsKey(digest);

    /// <summary>Whether this very claim recorded the use.</summary>
    public bool IsOf(UInt128 digest, ulong attempt) =>
        attempt != 0 && _attempts.TryGetValue(digest, out var recorded) && recorded == attempt;

    /// <summary>Remembers a use.</summary>
    /// <param name="entry">The use.</param>
    /// <returns>False when it was remembered already.</returns>
    public bool Add(ReplayEntry entry)
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

    /// <summary>Everything remembered.</summary>
    public List<ReplayEntry> ToList() =>
        [
            .. _seconds.SelectMany(second =>
                second.Value.Select(digest => new ReplayEntry(digest, second.Key, _attempts[digest]))
            ),
        ];
}
