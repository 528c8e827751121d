using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Api.Sources;

namespace FastCluster.Api.People.SignIn;

/// <summary>
/// Attempts to sign in with a password, beside the quota of requests: 10 at once for a name, known or not, and 30 for a source,
/// then one in 30 seconds. Counted on this node, before anything is hashed. Safe for concurrent use.
/// </summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    private const int BurstOfName = 10;
    private const int BurstOfSource = 30;
    private const int MaximumCounts = 10_000;

    private static readonly TimeSpan s_refill = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, long> _fullAt = new(StringComparer.Ordinal);

    /// <summary>Takes one attempt.</summary>
    /// <param name="serverId">The server.</param>
    /// <param name="name">What was typed.</param>
    /// <param name="source">Address of the caller.</param>
    /// <param name="retryAfter">When the next attempt is free; zero when this one is.</param>
    /// <returns>False when there were too many.</returns>
    public bool TryTake(string serverId, string name, IPAddress source, out TimeSpan retryAfter)
    {
        if (_fullAt.Count >= MaximumCounts)
        {
            DropFull();
        }

        return TryTake($"source {SourcePrefix.Of(source)}", BurstOfSource, out retryAfter)
            && TryTake(KeyOf(serverId, name), BurstOfName, out retryAfter);
    }

    /// <summary>The name's owner came: what others tried counts no more.</summary>
    /// <param name="serverId">The server.</param>
    /// <param name="name">What was typed.</param>
    public void Forget(string serverId, string name) => _fullAt.TryRemove(KeyOf(serverId, name), out _);

    private bool TryTake(string key, int burst, out TimeSpan retryAfter)
    {
        var one = s_refill.Ticks;
        while (true)
        {
            var now = time.GetTimestamp();
            var nowTicks = time.GetElapsedTime(0, now).Ticks;
            var isKnown = _fullAt.TryGetValue(key, out var known);
            var next = Math.Max(known, nowTicks) + one;
            var excess = next - nowTicks - (one * burst);
            if (excess > 0 || (!isKnown && _fullAt.Count >= MaximumCounts))
            {
                retryAfter = excess > 0 ? TimeSpan.FromTicks(excess) : s_refill;
                return false;
            }

            if (isKnown ? _fullAt.TryUpdate(key, next, known) : _fullAt.TryAdd(key, next))
            {
                retryAfter = TimeSpan.Zero;
                return true;
            }
        }
    }

    private void DropFull()
    {
        var now = time.GetElapsedTime(0, time.GetTimestamp()).Ticks;
        foreach (var count in _fullAt.Where(count => count.Value <= now))
        {
            _fullAt.TryRemove(count);
        }
    }

    /// <summary>Names are kept as digests: they may be a person's own, and are of any length.</summary>
    private static string KeyOf(string serverId, string name) =>
        $"{serverId} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";
}
