using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Quotas;

/// <summary>
/// One token bucket per (class, source). Idle buckets are dropped, so memory follows the sources of the last seconds.
/// </summary>
internal sealed class SourceQuotas : IDisposable
{
    private const int Ipv6PrefixBytes = 8;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DefaultRetry = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<Bucket> _limiter;

    /// <summary>Makes the buckets' rules.</summary>
    /// <param name="options">Options of the edge.</param>
    public SourceQuotas(IOptions<EdgeOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var quotas = options.Value.Quotas;
        _limiter = PartitionedRateLimiter.Create<Bucket, Bucket>(bucket =>
            RateLimitPartition.GetTokenBucketLimiter(bucket, key => ToLimiterOptions(RateOf(quotas, key.Class)))
        );
    }

    /// <summary>Takes one request from the source's budget.</summary>
    /// <param name="quota">Which budget.</param>
    /// <param name="source">Address of the caller.</param>
    /// <param name="retryAfter">When it may come back; zero when taken.</param>
    /// <returns>False when the budget is used up. REG-43.</returns>
    public bool TryTake(QuotaClass quota, IPAddress source, out TimeSpan retryAfter)
    {
        using var lease = _limiter.AttemptAcquire(new(quota, ToPrefix(source)));
        retryAfter = TimeSpan.Zero;
        if (lease.IsAcquired)
        {
            return true;
        }

        retryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var stated) ? stated : DefaultRetry;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    /// <summary>One subscriber owns a whole /64, so its addresses share a bucket.</summary>
    private static UInt128 ToPrefix(IPAddress source)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        source.MapToIPv6().TryWriteBytes(bytes, out _);
        if (source.AddressFamily == AddressFamily.InterNetworkV6)
        {
            bytes[Ipv6PrefixBytes..].Clear();
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static TokenBucketRateLimiterOptions ToLimiterOptions(QuotaRate rate)
    {
        var perPeriod = rate.PerSecond / 10;
        return new()
        {
            TokenLimit = rate.Burst,
            TokensPerPeriod = Math.Max(1, perPeriod),
            ReplenishmentPeriod = perPeriod > 0 ? Period : TimeSpan.FromSeconds(1.0 / rate.PerSecond),
            QueueLimit = 0,
            AutoReplenishment = true,
        };
    }

    private static QuotaRate RateOf(QuotaOptions quotas, QuotaClass quota) =>
        quota switch
        {
            QuotaClass.Discovery => quotas.Discovery,
            QuotaClass.Registration => quotas.Registration,
            QuotaClass.Token => quotas.Token,
            QuotaClass.Caller => quotas.Caller,
            QuotaClass.Admin => quotas.Admin,
            _ => throw new ArgumentOutOfRangeException(nameof(quota), quota, "Unknown budget."),
        };

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Bucket(QuotaClass Class, UInt128 Source);
}
