using System.Security.Cryptography;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// Idle platform instances of one key. The platform does not promise that an instance may be used by two callers at
/// once, so each call has one to itself: it takes an idle instance out of its slot with one atomic exchange, and puts it
/// back afterwards. Only a caller that finds all slots empty imports the key again, which costs two to eight times a
/// verification; a lock instead would let verifications of one key wait for each other. Instances that are
/// left when the pool is collected free their native key by their own handle.
/// </summary>
/// <typeparam name="TKey">The platform type.</typeparam>
/// <param name="import">Makes a further instance of the same key.</param>
internal sealed class PlatformKeyPool<TKey>(Func<TKey> import)
    where TKey : AsymmetricAlgorithm
{
    // more instances than cores are never computing at the same time
    private readonly TKey?[] idle = new TKey?[Math.Min(Environment.ProcessorCount, 16)];

    /// <summary>Takes an instance that no other caller has.</summary>
    public TKey Rent()
    {
        foreach (ref var slot in idle.AsSpan())
        {
            if (slot is not null && Interlocked.Exchange(ref slot, null) is { } key)
            {
                return key;
            }
        }

        return import();
    }

    /// <summary>Gives an instance back; one too many is disposed.</summary>
    public void Return(TKey key)
    {
        foreach (ref var slot in idle.AsSpan())
        {
            if (slot is null && Interlocked.CompareExchange(ref slot, key, null) is null)
            {
                return;
            }
        }

        key.Dispose();
    }

    /// <summary>Disposes what is idle.</summary>
    public void Drain()
    {
        foreach (ref var slot in idle.AsSpan())
        {
            Interlocked.Exchange(ref slot, null)?.Dispose();
        }
    }
}
