namespace FastCluster.Grains.Tokens;

/// <summary>
/// Unexpired uses of one shard, in buckets of ten seconds of their end: forgetting drops whole buckets and a use costs
/// one 128-bit entry. Not thread-safe: it belongs to one actor.
/// </summary>
internal sealed class ReplaySet
{
    private const long BucketSeconds = 10;
    private readonly HashSet<UInt128> _all = [];
    private readonly SortedDictionary<long, List<UInt128>> _buckets = [];

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

        var bucket = BucketOf(entry.ForgetAt);
        if (!_buckets.TryGetValue(bucket, out var digests))
        {
            _buckets[bucket] = digests = [];
        }

        digests.Add(entry.Digest);
        return true;
    }

    /// <summary>Forgets the buckets that ended before now.</summary>
    /// <param name="now">Unix seconds.</param>
    public void Forget(long now)
    {
        while (_buckets.Count > 0)
        {
            var (bucket, digests) = _buckets.First();
            if (bucket >= now)
            {
                return;
            }

            _all.ExceptWith(digests);
            _buckets.Remove(bucket);
        }
    }

    /// <summary>Everything remembered; the end is rounded up to its bucket.</summary>
    public List<ReplayEntry> ToList() =>
        [.. _buckets.SelectMany(bucket => bucket.Value.Select(digest => new ReplayEntry(digest, bucket.Key)))];

    private static long BucketOf(long forgetAt) => ((forgetAt / BucketSeconds) + 1) * BucketSeconds;
}
