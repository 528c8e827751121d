using System.ComponentModel.DataAnnotations;

namespace FastCluster.Grains.Revocations;

/// <summary>Settings of the revocation log and of the index each node keeps of it.</summary>
public sealed class RevocationOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "Revocation";

    /// <summary>Log shards per authorization server, 1 to 64, default 2. Never change it on a filled store.</summary>
    [Range(1, 64)]
    public int Shards { get; set; } = 2;

    /// <summary>Pause between two reads of a shard, 50 ms to 500 ms, default 200 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.0500000", "00:00:00.5000000")]
    public TimeSpan PollPeriod { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a confirmed position lets a node answer from its index (N2), 500 ms to 1 s, default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5000000", "00:00:01")]
    public TimeSpan Freshness { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a request waits for an index that is not confirmed before it is refused, 100 ms to 3 s, default 2 s: long
    /// enough for an owner that moves, and shorter than the time a call between nodes may take.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:00:03")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Age at which an entry says nothing any more: the longest access-token lifetime and the largest skew, 3,720 s to
    /// 1 day, default 3,720 s.
    /// </summary>
    [Range(typeof(TimeSpan), "01:02:00", "1.00:00:00")]
    public TimeSpan Horizon { get; set; } = TimeSpan.FromSeconds(3720);

    /// <summary>
    /// How much longer than <see cref="Horizon"/> a node names the raised epoch in new tokens, so that a node which
    /// forgets earlier never issues what another still refuses. 1 minute to 1 hour, default 5 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Changes that a node keeps for resource servers that follow it, about 100 bytes each; who is further behind gets
    /// everything in force. 16 to 1,000,000, default 8,192.
    /// </summary>
    [Range(16, 1_000_000)]
    public int FeedHistory { get; set; } = 8192;
}
