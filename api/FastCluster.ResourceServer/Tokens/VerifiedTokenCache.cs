using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace FastCluster.ResourceServer.Tokens;

/// <summary>
/// Verified tokens by the digest of their bytes, in two generations: when the young one is full it becomes the old one, and
/// what the old one held is gone; a token that is used moves to the young one. So the cache is bounded, dropping costs
/// nothing per token, and a hit takes no lock.
/// </summary>
internal sealed class VerifiedTokenCache
{
    private readonly Lock _gate = new();
    private readonly int _generationSize;
    private volatile Generations _generations = new(new(), new());

    /// <summary>Makes an empty cache.</summary>
    /// <param name="size">Most tokens that it holds, from 2.</param>
    public VerifiedTokenCache(int size) => _generationSize = size / 2;

    /// <summary>Tokens that it holds now.</summary>
    public int Count => _generations.Young.Count + _generations.Old.Count;

    /// <summary>Finds a verified token.</summary>
    /// <param name="hash">Digest of its bytes.</param>
    /// <param name="token">The token when the answer is true.</param>
    public bool TryFind(TokenHash hash, [NotNullWhen(true)] out VerifiedToken? token)
    {
        var generations = _generations;
        if (generations.Young.Tokens.TryGetValue(hash, out token))
        {
            return true;
        }

        if (!generations.Old.Tokens.TryGetValue(hash, out token))
        {
            return false;
        }

        Keep(hash, token);
        return true;
    }

    /// <summary>
    /// Keeps a verified token in the place of what was kept for the same bytes, which a key may have signed that is gone.
    /// </summary>
    /// <param name="hash">Digest of its bytes.</param>
    /// <param name="token">The token.</param>
    public void Keep(TokenHash hash, VerifiedToken token)
    {
        var young = _generations.Young;
        if (!young.Tokens.TryAdd(hash, token))
        {
            young.Tokens[hash] = token;
        }
        else if (Interlocked.Increment(ref young.Size) >= _generationSize)
        {
            Age(young);
        }
    }

    private void Age(Generation full)
    {
        lock (_gate)
        {
            if (_generations.Young == full)
            {
                _generations = new(new(), full);
            }
        }
    }

    private sealed record Generations(Generation Young, Generation Old);

    private sealed class Generation
    {
        public int Size; // counted here: the dictionary takes all its locks to count

        public ConcurrentDictionary<TokenHash, VerifiedToken> Tokens { get; } = new();

        public int Count => Volatile.Read(ref Size);
    }
}
