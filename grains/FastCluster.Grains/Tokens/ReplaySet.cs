namespace FastCluster.Grains.Tokens;

/// <summary>
/// Unexpired uses of one shard, by the second of their end, so that a <c>jti</c> is free again as soon as it may be
/// (JWT-14): forgetting drops whole seconds and a use costs one 128-bit entry. Not thread-safe: it belongs to one actor.
/// </summary>
internal sealed class ReplaySet
{
    private readonly HashSet<UInt128> _all = [];
    private readonly SortedDictionary<long, List<UInt128>> _seconds = [];

    /// <summary>Number of remembered uses.</summary>
    public int Count => _all.Count;

    /// <summary>Whether the use is remembered.</summary>
    public bool Contains(UInt128 digest) => _all.Contains(digest);

    /// <summary>Remembers a use.</summary>
    /// <param name="entry">The use.</param>
    /// <returns>False when it was remembered already.</returns>
    public bool Add(ReplayEntry entry)
    {
        if (!_all.Add(entry.Digest))
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

            _all.ExceptWith(digests);
            _seconds.Remove(second);
        }
    }

    /// <summary>Everything remembered.</summary>
    public List<ReplayEntry> ToList() =>
        [.. _seconds.SelectMany(second => second.Value.Select(digest => new ReplayEntry(digest, second.Key)))];
}
