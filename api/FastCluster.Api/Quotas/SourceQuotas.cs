using System.Collections.Concurrent;
using System.Net;
using FastCluster.Api.Sources;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Quotas;

/// <summary>
/// One token bucket per (class, source). A bucket is the instant at which it will be full again: a request moves it by the
/// time that one request takes to refill, and is refused once it lies further ahead than a whole burst takes. So
/// <c>Burst + PerSecond * t</c> is the most that passes within any time t, whatever was idle before. A full bucket equals
/// an absent one and is dropped each second: memory follows the sources of the last seconds. Safe for concurrent use.
/// </summary>
internal sealed class SourceQuotas : IDisposable
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<SourceBudget, long> _fullAt = new();
    private readonly QuotaOptions _quotas;
    private readonly TimeProvider _time;
    private readonly ITimer _sweep;

    /// <summary>Starts without any bucket.</summary>
    /// <param name="options">Options of the edge.</param>
    /// <param name="time">Clock of the node; only its monotonic time is read.</param>
    public SourceQuotas(IOptions<EdgeOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _quotas = options.Value.Quotas;
        _time = time;
        _sweep = time.CreateTimer(_ => DropFull(), state: null, SweepPeriod, SweepPeriod);
    }

    /// <summary>How many buckets are not full, or were not a second ago.</summary>
    public int Count => _fullAt.Count;

    /// <summary>Takes one request from the source's budget.</summary>
    /// <param name="quota">Which budget.</param>
    /// <param name="source">Address of the caller.</param>
    /// <param name="retryAfter">When it may come back; zero when taken.</param>
    /// <returns>False when the budget is used up. REG-43.</returns>
    public bool TryTake(QuotaClass quota, IPAddress source, out TimeSpan retryAfter)
    {
        var budget = new SourceBudget(quota, SourcePrefix.Of(source));
        var rate = RateOf(quota);
        var one = _time.TimestampFrequency / rate.PerSecond;
        while (true)
        {
            var isKnown = _fullAt.TryGetValue(budget, out var known);
            var now = _time.GetTimestamp();
            var next = (isKnown && known > now ? known : now) + one;
            var excess = next - now - (one * rate.Burst);
            if (excess > 0)
            {
                retryAfter = _time.GetElapsedTime(now, now + excess);
                return false;
            }

            if (isKnown ? _fullAt.TryUpdate(budget, next, known) : _fullAt.TryAdd(budget, next))
            {
                retryAfter = TimeSpan.Zero;
                return true;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sweep.Dispose();

    private void DropFull()
    {
        var now = _time.GetTimestamp();
        foreach (var bucket in _fullAt)
        {
            if (bucket.Value <= now)
            {
                _fullAt.TryRemove(bucket);
            }
        }
    }

    private QuotaRate RateOf(QuotaClass quota) =>
        quota switch
        {
            QuotaClass.Discovery => _quotas.Discovery,
            QuotaClass.Registration => _quotas.Registration,
            QuotaClass.Token => _quotas.Token,
            QuotaClass.Caller => _quotas.Caller,
            QuotaClass.People => _quotas.People,
            QuotaClass.Admin => _quotas.Admin,
            _ => throw new ArgumentOutOfRangeException(nameof(quota), quota, "Unknown budget."),
        };
}
