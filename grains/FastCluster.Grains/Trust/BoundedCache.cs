using System.Collections.Concurrent;

namespace FastCluster.Grains.Trust;

/// <summary>
/// A bounded map of two generations: when the young one is full it becomes the old one, and what is read from the old
/// one moves up. Holds at most twice the capacity; no clock, no lock on reads.
/// </summary>
/// <param name="capacity">Entries of one generation.</param>
/// <typeparam name="TKey">Key.</typeparam>
/// <typeparam name="TValue">Value.</typeparam>
internal sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private ConcurrentDictionary<TKey, TValue> _young = new();
    private ConcurrentDictionary<TKey, TValue> _old = new();
    private int _count;

    /// <summary>The value of a key, or null.</summary>
    public TValue? Find(TKey key)
    {
        if (_young.TryGetValue(key, out var value))
        {
            return value;
        }

        if (_old.TryGetValue(key, out value))
        {
            Set(key, value);
        }

        return value;
    }

    /// <summary>Keeps a value.</summary>
    public void Set(TKey key, TValue value)
    {
        var young = _young;
        if (young.TryAdd(key, value))
        {
            if (Interlocked.Increment(ref _count) >= capacity)
            {
                Age(young);
            }
        }
        else
        {
            young[key] = value;
        }
    }

    private void Age(ConcurrentDictionary<TKey, TValue> full)
    {
        if (Interlocked.CompareExchange(ref _young, new(), full) == full)
        {
            Volatile.Write(ref _old, full);
            Volatile.Write(ref _count, 0);
        }
    }
}
