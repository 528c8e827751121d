using System.ComponentModel.DataAnnotations;

namespace FastCluster.Grains.Trust;

/// <summary>CRL fetching and certificate path caches.</summary>
public sealed class TrustOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "Trust";

    /// <summary>Longest time between two fetches of a CRL, 1 s to 1 day, default 5 minutes; sooner when it nears its end.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CrlRefreshPeriod { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Proven certificate paths a node keeps, 100 to 1 M, default 20,000 (9 KiB each with the actor of its client).</summary>
    [Range(100, 1_000_000)]
    public int PathCacheSize { get; set; } = 20_000;
}
