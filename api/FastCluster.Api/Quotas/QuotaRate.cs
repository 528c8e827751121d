using System.ComponentModel.DataAnnotations;

namespace FastCluster.Api.Quotas;

/// <summary>A token bucket of one source address (an IPv6 source is its /64).</summary>
public sealed class QuotaRate
{
    /// <summary>Requests per second that are refilled. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int PerSecond { get; set; } = 100;

    /// <summary>Most requests at once, however long the pause before. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 200;
}
